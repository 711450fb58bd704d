namespace Micro.Servers.Shell.Commands;

/// <summary>A part of an expression of `find`.</summary>
public struct FindNode
{
    public FindTest Test;

    /// <summary>Number of the argument that belongs to it; of a command: its first word.</summary>
    public int Argument;

    /// <summary>A command: the argument after its last word.</summary>
    public int End;

    public int Left;

    public int Right;

    /// <summary>-newer: the time to compare with.</summary>
    public long Time;
}
