namespace Micro.Servers.Shell.Lexing;

/// <summary>A token: its kind and where it lies in the text.</summary>
public readonly struct Token(TokenKind kind, int start, int end)
{
    public TokenKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; } = end;

    public int Length => End - Start;
}
