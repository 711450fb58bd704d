using System;
using System.IO;

namespace Micro.Tools.Host;

/// <summary>A full disk, told apart from the many errors that it looks like.</summary>
internal static class DiskSpace
{
    /// <summary>ENOSPC of Linux and macOS, which .NET gives as it is.</summary>
    private const int NoSpace = 28;

    private const string Words = "No space left on device";

    /// <summary>Ends the tool if what a program said speaks of a full disk.</summary>
    /// <param name="said">What it said.</param>
    /// <param name="folder">Where it was writing.</param>
    public static void Check(string said, string folder)
    {
        if (said.Contains(Words, StringComparison.Ordinal))
        {
            throw ToolException.Failed($"the disk is full: make room for {folder}, and run this again");
        }
    }

    /// <summary>The line for a file that could not be read or written.</summary>
    public static string Describe(Exception exception) =>
        exception is IOException && (exception.HResult & 0xFFFF) == NoSpace
            ? $"the disk is full: {exception.Message}; make room, and run this again"
            : exception.Message;
}
