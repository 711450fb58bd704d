using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Micro.Generator.Emitters;
using Micro.Generator.Model;
using Micro.Generator.Schemas;

namespace Micro.Generator;

/// <summary>Holds a protocol against the schemas that were released, which the project names as additional files.</summary>
internal static class ReleasedSchemas
{
    /// <summary>How their names end.</summary>
    public const string FileSuffix = ".schema.txt";

    /// <summary>The numbers that a protocol has changed. Other changes may be right under a new version; a test judges those.</summary>
    public static IEnumerable<Problem> ChangedNumbers(ProtocolModel protocol, ImmutableArray<string> released)
    {
        Schema after = Schema.Parse(SchemaText.Of(protocol));
        return released.Select(Schema.Parse)
            .Where(before => before.Name == after.Name || before.Number == after.Number)
            .SelectMany(before => SchemaComparison.Of(before, after))
            .Where(change => change.Kind == SchemaChangeKind.Renumbered)
            .Select(change => new Problem(Problems.ChangedNumber, change.Subject, change.Text, Place(protocol, change.Subject)));
    }

    private static SourceLocation Place(ProtocolModel protocol, string subject) =>
        protocol.Operations.FirstOrDefault(o => o.Name == subject)?.Location ?? protocol.Location;
}
