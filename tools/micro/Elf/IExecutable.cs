using System.Collections.Generic;
using Micro.Archive;

namespace Micro.Tools.Elf;

/// <summary>A linked program, whatever file it came from: what the archive is made of.</summary>
internal interface IExecutable
{
    Architecture Architecture { get; }

    ulong EntryPoint { get; }

    /// <summary>What is loaded, in the order of addresses.</summary>
    IReadOnlyList<ExecutableSegment> Segments { get; }

    /// <summary>Functions, in the order of addresses.</summary>
    IReadOnlyList<ExecutableSymbol> Functions { get; }
}
