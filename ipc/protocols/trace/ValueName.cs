namespace Micro.Protocols;

/// <summary>A name of a number: a member of an enum.</summary>
public readonly struct ValueName(string name, ulong number)
{
    public string Name { get; } = name;

    public ulong Number { get; } = number;
}
