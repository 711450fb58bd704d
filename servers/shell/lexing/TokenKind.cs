namespace Micro.Servers.Shell.Lexing;

/// <summary>What a token of the shell language is.</summary>
public enum TokenKind : byte
{
    End,
    Newline,
    Word,

    /// <summary>Digits directly before a redirection.</summary>
    DescriptorNumber,
    AndIf,
    OrIf,
    Semicolon,
    DoubleSemicolon,
    Ampersand,
    Pipe,
    OpenParenthesis,
    CloseParenthesis,
    Less,
    LessAmpersand,
    Great,
    DoubleGreat,
    GreatAmpersand,

    /// <summary>A quote, or a substitution, that does not end.</summary>
    Unterminated,
}
