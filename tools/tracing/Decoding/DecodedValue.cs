using System;
using System.Collections.Generic;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>One value of a message.</summary>
/// <param name="description">What the protocol says of it.</param>
public sealed class DecodedValue(ValueDescription description)
{
    public ValueDescription Description { get; } = description;

    public string Name => Description.Name;

    /// <summary>It was cut off, or what stands in its place is something else: the rest has no meaning.</summary>
    public bool IsMissing { get; init; }

    /// <summary>A Boolean (0 or 1), a number, flags; of a signed number the bits.</summary>
    public ulong Number { get; init; }

    /// <summary>Of an identity: counts the things that had this number before.</summary>
    public int Generation { get; internal set; }

    /// <summary>Of text or binary: what was kept.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Of text or binary: the length before it was cut.</summary>
    public int Length { get; init; }

    /// <summary>Of a record.</summary>
    public IReadOnlyList<DecodedValue> Fields { get; init; } = [];

    /// <summary>The name of an enumeration's number; null without one.</summary>
    public string? EnumerationName
    {
        get
        {
            foreach (ValueName name in Description.Names)
            {
                if (name.Number == Number)
                {
                    return name.Name;
                }
            }

            return null;
        }
    }

    /// <summary>The number tells one thing from another.</summary>
    public bool IsIdentity
    {
        get
        {
            bool isNone = (Number == 0 && !Description.IsFromZero) || (Description.Kind == ValueKind.Signed && (long)Number < 0);
            return Description.Identity.Length > 0 && !isNone && !IsMissing;
        }
    }
}
