using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>The types that a protocol uses, each once, by name.</summary>
internal static class WireTypes
{
    public static IEnumerable<WireType> Enumerations(ProtocolModel protocol) =>
        All(protocol).Where(t => t.Kind == WireKind.Enumeration);

    public static IEnumerable<WireType> Structs(ProtocolModel protocol) =>
        All(protocol).Where(t => t.Kind is WireKind.Wrapper or WireKind.Record);

    private static IEnumerable<WireType> All(ProtocolModel protocol) => protocol.Operations
        .SelectMany(o => o.Parameters)
        .Where(p => p.Type is not null)
        .SelectMany(p => p.Type!.Fields.Select(f => f.Type).Prepend(p.Type))
        .GroupBy(t => (t.Namespace, t.Name))
        .Select(g => g.First())
        .OrderBy(t => t.Name, StringComparer.Ordinal);
}
