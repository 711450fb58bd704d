namespace Micro.Servers.Shell.Parsing;

/// <summary>How parsing ended.</summary>
public enum ParseResult : byte
{
    /// <summary>There is a command to run.</summary>
    Complete,

    /// <summary>Nothing is left but blanks and comments.</summary>
    End,

    /// <summary>The text ends within a command: more lines may complete it.</summary>
    Incomplete,

    /// <summary>The text is no command.</summary>
    Error,
}
