namespace Micro.Servers.Shell.Parsing;

/// <summary>What a node of the syntax tree is, and what its children are.</summary>
public enum SyntaxKind : byte
{
    /// <summary>Children: what runs one after another.</summary>
    List,

    /// <summary>Child: what runs beside the shell.</summary>
    Background,

    /// <summary>Children: left, right (`&amp;&amp;`).</summary>
    And,

    /// <summary>Children: left, right (`||`).</summary>
    Or,

    /// <summary>Child: what is negated (`!`).</summary>
    Not,

    /// <summary>Children: at least two commands.</summary>
    Pipeline,

    /// <summary>Children: assignments, words and redirections in the order of the text.</summary>
    Simple,
    Word,
    Assignment,

    /// <summary>Child: the word of the target. The value is the operator, the number the descriptor.</summary>
    Redirection,

    /// <summary>Children: a compound command, then its redirections.</summary>
    Redirected,

    /// <summary>Child: a list in a process of its own. The range is that of the list.</summary>
    Subshell,

    /// <summary>Children: condition, list, condition, list …, and perhaps a last list for else.</summary>
    If,

    /// <summary>Children: condition, body.</summary>
    While,

    /// <summary>Children: condition, body.</summary>
    Until,

    /// <summary>Children: the name, words, and last the body. Number 0: over the positional parameters.</summary>
    For,

    /// <summary>Children: the subject, then CaseItems.</summary>
    Case,

    /// <summary>Children: patterns, and last the body.</summary>
    CaseItem,
}
