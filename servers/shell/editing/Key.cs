namespace Micro.Servers.Shell.Editing;

/// <summary>What a key, or a sequence of bytes that a terminal sends for one, asks for.</summary>
public enum Key : byte
{
    None,

    /// <summary>A byte of text.</summary>
    Text,
    Return,
    Interrupt,

    /// <summary>Ctrl-D: end of the input, or delete.</summary>
    EndOrDelete,

    /// <summary>Nothing can be read any more.</summary>
    InputEnded,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Up,
    Down,
    Backspace,
    Delete,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
    Paste,
    Complete,
    Search,
    Clear,
    Cancel,
}
