namespace Micro.Servers.Shell.Editing;

/// <summary>How editing a line ended.</summary>
public enum LineResult : byte
{
    /// <summary>With Return.</summary>
    Line,

    /// <summary>With Ctrl-C: the line is dropped.</summary>
    Interrupted,

    /// <summary>With Ctrl-D on an empty line, or because nothing comes any more.</summary>
    EndOfInput,
}
