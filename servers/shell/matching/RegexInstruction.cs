namespace Micro.Servers.Shell.Matching;

/// <summary>One instruction of a compiled regular expression. Distances are relative, so that code can be moved and copied.</summary>
public readonly struct RegexInstruction(RegexOperation operation, int first = 1, int second = 0)
{
    public RegexOperation Operation { get; } = operation;

    /// <summary>Distance to go on at; the argument of what takes a byte.</summary>
    public int First { get; } = first;

    public int Second { get; } = second;
}
