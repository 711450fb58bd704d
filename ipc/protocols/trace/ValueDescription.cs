namespace Micro.Protocols;

/// <summary>One value of a message: its name and what it is.</summary>
/// <param name="name">As the interface names it.</param>
/// <param name="kind">What it is.</param>
public sealed class ValueDescription(string name, ValueKind kind)
{
    public string Name { get; } = name;

    public ValueKind Kind { get; } = kind;

    /// <summary>Of an enumeration or of flags.</summary>
    public ValueName[] Names { get; init; } = [];

    /// <summary>Of a record.</summary>
    public ValueDescription[] Fields { get; init; } = [];

    /// <summary>What it tells one from another, such as Fd (see <see cref="IdentityAttribute"/>); empty: it is a number like any other.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Equal numbers of two clients are two things.</summary>
    public bool IsPerClient { get; init; }

    /// <summary>0 is one of the things.</summary>
    public bool IsFromZero { get; init; }

    /// <summary>It depends on the machine and the moment (see <see cref="MeasuredAttribute"/>).</summary>
    public bool IsMeasured { get; init; }
}
