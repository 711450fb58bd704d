namespace Micro.Servers.Shell.Commands;

/// <summary>The parts that expressions of `find` are made of.</summary>
public enum FindTest : byte
{
    /// <summary>Children: left, right.</summary>
    And,

    /// <summary>Children: left, right.</summary>
    Or,

    /// <summary>Child: left.</summary>
    Not,
    True,
    False,

    /// <summary>The last name matches a pattern (argument).</summary>
    Name,
    NameIgnoringCase,

    /// <summary>The whole path matches a pattern.</summary>
    Path,

    /// <summary>The kind is the one of the letter in the argument.</summary>
    Type,
    Size,
    Empty,
    Newer,
    Prune,
    Print,
    PrintZero,
    Delete,
    Quit,

    /// <summary>Runs a command for each file.</summary>
    Execute,

    /// <summary>Runs a command for many files at once.</summary>
    ExecuteMany,
}
