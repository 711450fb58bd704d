using System;
using System.Collections.Generic;
using System.Linq;

namespace Micro.Generator.Schemas;

/// <summary>A protocol as its schema text describes it.</summary>
/// <param name="Name">The protocol's own name.</param>
/// <param name="Number">What travels in the message header.</param>
/// <param name="Version">The declared version.</param>
/// <param name="Operations">By number.</param>
/// <param name="Types">The named types of its values.</param>
public sealed record Schema(
    string Name, int Number, int Version, IReadOnlyList<SchemaOperation> Operations, IReadOnlyList<SchemaType> Types)
{
    /// <summary>Reads a schema text, as the generator writes it.</summary>
    /// <exception cref="FormatException">The text is no schema.</exception>
    public static Schema Parse(string text) => SchemaReader.Read(text);

    public SchemaOperation? Find(string operation) => Operations.FirstOrDefault(o => o.Name == operation);

    public SchemaType? FindType(string name) => Types.FirstOrDefault(t => t.Name == name);
}
