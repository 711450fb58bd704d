using System;

namespace Micro.Servers.Shell.Commands;

/// <summary>The spelling of the parts of `find`'s expressions.</summary>
public static class FindWords
{
    /// <summary>The part that a word stands for; And if it is none.</summary>
    public static FindTest Test(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("-name"u8) ? FindTest.Name
        : word.SequenceEqual("-iname"u8) ? FindTest.NameIgnoringCase
        : word.SequenceEqual("-path"u8) ? FindTest.Path
        : word.SequenceEqual("-type"u8) ? FindTest.Type
        : word.SequenceEqual("-size"u8) ? FindTest.Size
        : word.SequenceEqual("-empty"u8) ? FindTest.Empty
        : word.SequenceEqual("-newer"u8) ? FindTest.Newer
        : word.SequenceEqual("-prune"u8) ? FindTest.Prune
        : word.SequenceEqual("-print"u8) ? FindTest.Print
        : word.SequenceEqual("-print0"u8) ? FindTest.PrintZero
        : word.SequenceEqual("-delete"u8) ? FindTest.Delete
        : word.SequenceEqual("-quit"u8) ? FindTest.Quit
        : word.SequenceEqual("-exec"u8) ? FindTest.Execute
        : word.SequenceEqual("-true"u8) ? FindTest.True
        : word.SequenceEqual("-false"u8) ? FindTest.False
        : FindTest.And;
}
