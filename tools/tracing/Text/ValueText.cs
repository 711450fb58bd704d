using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Values as text.</summary>
/// <param name="names">Names identities.</param>
/// <param name="isExact">Numbers stand for themselves, also those that are identities or depend on the machine.</param>
internal sealed class ValueText(IdentityNames names, bool isExact)
{
    /// <summary>What stands where something was cut off.</summary>
    public const string Cut = "…";

    private const string Measured = "~";

    public string Of(DecodedValue value, TraceProcess client)
    {
        if (value.IsMissing)
        {
            return Cut;
        }

        // Named even where the name is not shown: the next one must be the same as elsewhere.
        string? name = value.IsIdentity ? names.Of(value, client) : null;
        return name is not null && !isExact ? name
            : value.Description.IsMeasured && !isExact ? Measured
            : Plain(value, client);
    }

    public string Of(DecodedCapability capability) => names.Of(capability);

    /// <summary>A thing that no value of a protocol names.</summary>
    public string Of(string kind, ulong value)
    {
        string name = names.Of(kind, value);
        return isExact ? $"0x{value:x}" : name;
    }

    private string Plain(DecodedValue value, TraceProcess client) => value.Description.Kind switch
    {
        ValueKind.Boolean => value.Number == 0 ? "false" : "true",
        ValueKind.Signed => ((long)value.Number).ToString(CultureInfo.InvariantCulture),
        ValueKind.Enumeration => value.EnumerationName ?? Number(value),
        ValueKind.Flags => Flags(value),
        ValueKind.Text => QuotedBytes.Text(value.Bytes.Span, value.Bytes.Length < value.Length),
        ValueKind.Binary => QuotedBytes.Binary(value.Bytes.Span, value.Length),
        ValueKind.Room => "room " + Number(value),
        ValueKind.Record => $"{{ {string.Join(", ", value.Fields.Select(field => $"{field.Name}: {Of(field, client)}"))} }}",
        _ => Number(value),
    };

    private static string Flags(DecodedValue value)
    {
        List<string> parts = [];
        ulong rest = value.Number;
        foreach (ValueName flag in value.Description.Names.Where(flag => flag.Number != 0 && (value.Number & flag.Number) == flag.Number))
        {
            parts.Add(flag.Name);
            rest &= ~flag.Number;
        }

        if (rest != 0)
        {
            parts.Add($"0x{rest:x}");
        }

        return parts.Count > 0 ? string.Join(" | ", parts) : value.EnumerationName ?? "0";
    }

    private static string Number(DecodedValue value) => value.Number.ToString(CultureInfo.InvariantCulture);
}
