using System;
using System.Linq;

namespace Micro.Generator.Model;

/// <summary>A type that can go on the wire.</summary>
/// <param name="Kind">How it is encoded.</param>
/// <param name="Name">As C# names it: a keyword, or the type's simple name.</param>
/// <param name="Namespace">Where it is declared; empty for keywords.</param>
/// <param name="Size">Bytes of an integer, or of the integer below an enum.</param>
/// <param name="IsFlags">An enum whose members are combined.</param>
/// <param name="Members">Of an enum.</param>
/// <param name="Fields">Of a wrapper (one) or a record.</param>
internal sealed record WireType(
    WireKind Kind,
    string Name,
    string Namespace,
    int Size,
    bool IsFlags,
    EquatableArray<EnumMember> Members,
    EquatableArray<WireField> Fields) : IEquatable<WireType>
{
    /// <summary>The most bytes of its encoding.</summary>
    public int MaxBytes => Kind switch
    {
        WireKind.Boolean => 1,
        WireKind.Wrapper => Fields[0].Type.MaxBytes,
        WireKind.Record => 1 + Fields.Sum(f => f.Type.MaxBytes),
        _ => 1 + Size,
    };

    /// <summary>Arrays that its encoding is nested in, its own included.</summary>
    public int Depth => Kind == WireKind.Record ? 1 + Fields.Max(f => f.Type.Depth) : 0;

    /// <summary>The C# keyword of the integer that is encoded.</summary>
    public string Integer => (Size, Kind) switch
    {
        (1, WireKind.Signed) => "sbyte",
        (1, _) => "byte",
        (2, WireKind.Signed) => "short",
        (2, _) => "ushort",
        (4, WireKind.Signed) => "int",
        (4, _) => "uint",
        (_, WireKind.Signed) => "long",
        _ => "ulong",
    };

    /// <summary>As the schema names it.</summary>
    public string SchemaName => Kind switch
    {
        WireKind.Boolean => "bool",
        WireKind.Unsigned => $"u{8 * Size}",
        WireKind.Signed => $"i{8 * Size}",
        _ => Name,
    };
}
