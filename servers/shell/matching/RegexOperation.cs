namespace Micro.Servers.Shell.Matching;

/// <summary>What an instruction of a compiled regular expression does.</summary>
public enum RegexOperation : byte
{
    /// <summary>The text matches.</summary>
    Accept,

    /// <summary>Takes the byte that is the argument.</summary>
    Byte,

    /// <summary>Takes any byte.</summary>
    Any,

    /// <summary>Takes a byte of the bracket expression that starts at the argument in the pattern.</summary>
    Set,

    /// <summary>Takes a byte of a word: letter, digit or underscore.</summary>
    Word,
    NotWord,
    Space,
    NotSpace,

    /// <summary>Goes on at two places: by first and by second.</summary>
    Split,

    /// <summary>Goes on at first.</summary>
    Jump,
    LineStart,
    LineEnd,
    WordStart,
    WordEnd,
    WordEdge,
    NotWordEdge,

    /// <summary>No byte of a word comes before.</summary>
    NotAfterWord,

    /// <summary>No byte of a word comes next.</summary>
    NotBeforeWord,
}
