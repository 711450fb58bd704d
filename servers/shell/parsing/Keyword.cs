namespace Micro.Servers.Shell.Parsing;

/// <summary>The words that are grammar where a command may begin.</summary>
public enum Keyword : byte
{
    None,
    Not,
    OpenBrace,
    CloseBrace,
    If,
    Then,
    Elif,
    Else,
    Fi,
    While,
    Until,
    For,
    In,
    Do,
    Done,
    Case,
    Esac,
}
