namespace Micro.Tools.Emulation;

/// <summary>Why a session is over.</summary>
internal enum SessionEnd
{
    /// <summary>QEMU ended by itself, at the guest's wish or not.</summary>
    Ended,

    /// <summary>The kernel panicked.</summary>
    Panicked,

    /// <summary>The guest would have waited for ever.</summary>
    Idle,

    /// <summary>The guest took longer than it was given.</summary>
    TimedOut,

    /// <summary>Somebody sent the tool a signal.</summary>
    Signalled,

    /// <summary>The user pressed the quit key.</summary>
    Quit,
}
