namespace Micro.Servers.Shell.Commands;

/// <summary>What stands between the items that `xargs` reads.</summary>
public enum XargsSeparator : byte
{
    /// <summary>White space; quotes and backslashes keep it.</summary>
    Blanks,

    /// <summary>Line ends; blanks at the start of a line are dropped.</summary>
    Lines,

    /// <summary>Zero bytes.</summary>
    Zeros,
}
