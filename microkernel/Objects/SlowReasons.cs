using System;

namespace Micro.Kernel.Objects;

/// <summary>Why a thread may not take the fast path of a message: the one word that it tests.</summary>
[Flags]
public enum SlowReasons : uint
{
    None = 0,

    /// <summary>The thread sends, or waits for the answer to, a fault.</summary>
    Fault = 1 << 0,

    /// <summary>The vector registers are in the thread object and must be loaded.</summary>
    Vectors = 1 << 1,

    /// <summary>The receive window may hold capabilities.</summary>
    Window = 1 << 2,

    /// <summary>The bound notification has pending bits, or bits taken by the last receive.</summary>
    Signal = 1 << 3,

    /// <summary>Every kernel entry is measured.</summary>
    Measured = 1 << 4,

    /// <summary>Its messages are recorded (<see cref="Recording.Tap{TCpu}"/>).</summary>
    Recorded = 1 << 5,
}
