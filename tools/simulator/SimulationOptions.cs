using System;
using System.IO;

namespace Micro.Simulator;

/// <summary>What a simulated machine is made of.</summary>
public sealed record SimulationOptions
{
    /// <summary>The boot archive: the same that QEMU gets for x86-64.</summary>
    public required ReadOnlyMemory<byte> Archive { get; init; }

    /// <summary>Where the images lie, each with the list of its assemblies.</summary>
    public required string ImagesFolder { get; init; }

    /// <summary>RAM in frames of 4 KiB; 128 MiB.</summary>
    public ulong Frames { get; init; } = 32 * 1024;

    /// <summary>The kernel's boot options.</summary>
    public string BootOptions { get; init; } = "quiet idle=exit";

    /// <summary>Decides how long every step takes, and so who is pre-empted where. The same seed gives the same run.</summary>
    public ulong Seed { get; init; }

    /// <summary>What is typed at the console; null: nobody is there. Such a run does not repeat.</summary>
    public Stream? Input { get; init; }

    /// <summary>Takes the stream of a recording; null: nothing is recorded. Needs the boot option <c>trace=KIB</c>, as counting messages does.</summary>
    public Stream? Recording { get; init; }

    /// <summary>The number of the message behind which the machine stops; null: it does not.</summary>
    public long? BreakAt { get; init; }

    /// <summary>Where it stops, a debugger takes over, and it may go on; else it has ended there.</summary>
    public bool BreaksIntoDebugger { get; init; }
}
