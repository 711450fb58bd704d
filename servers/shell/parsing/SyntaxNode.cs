using Micro.Servers.Shell.Lexing;

namespace Micro.Servers.Shell.Parsing;

/// <summary>One node of the syntax tree: its place in the text, and its relatives by number.</summary>
public struct SyntaxNode
{
    public SyntaxKind Kind;

    /// <summary>Redirections: which.</summary>
    public TokenKind Operator;

    /// <summary>Redirections: the descriptor. For loops: 1 if the words are given.</summary>
    public int Number;

    /// <summary>First byte of the text.</summary>
    public int Start;

    /// <summary>The byte after the last.</summary>
    public int End;

    public int FirstChild;

    public int NextSibling;
}
