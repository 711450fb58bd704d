using Micro.Abi;

namespace Micro.Server;

/// <summary>Where the frames for state and page tables come from: what the process was given at its start, then the frame service.</summary>
internal struct FrameSource
{
    /// <summary>The block that frames are cut from.</summary>
    public Slot Memory;

    /// <summary>Frames of the block that are gone.</summary>
    public ulong Used;

    /// <summary>Frames of the block.</summary>
    public ulong Total;

    /// <summary>Where more blocks come from; null: there will be none.</summary>
    public Slot Service;
}
