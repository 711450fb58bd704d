using System;

namespace Micro.Archive;

/// <summary>What init hands a server beyond the endpoints it may call. Values are the format: append only.</summary>
[Flags]
public enum Grants : uint
{
    None = 0,

    /// <summary>May power the machine off and say with which status.</summary>
    Power = 1 << 0,

    /// <summary>The console's UART: its registers and its interrupt.</summary>
    Uart = 1 << 1,

    /// <summary>All memory that nobody else was given.</summary>
    Frames = 1 << 2,

    /// <summary>The contents of the archive's "files" entry, to read.</summary>
    Files = 1 << 3,

    /// <summary>The contents of the archive's "script" entry, to read.</summary>
    Script = 1 << 4,

    /// <summary>The images of all programs, and the right to make processes of them.</summary>
    Processes = 1 << 5,

    /// <summary>May read the kernel's counters of every process.</summary>
    Counters = 1 << 6,

    /// <summary>May end any process and be told of every death.</summary>
    Deaths = 1 << 7,

    /// <summary>The kernel's ring of records, to read, and the interrupt that tells of them. Whoever has it writes the recording, and the machine
    /// ends only once it is written.</summary>
    Trace = 1 << 8,

    /// <summary>The machine's virtio-mmio transports: their registers and their interrupts.</summary>
    Virtio = 1 << 9,
}
