using System;

namespace Micro.Simulator.Memory;

/// <summary>RAM and the windows in which user mode sees it. One machine after the other has the same: to make it anew, and to touch every page
/// for the first time, takes the host longer than the whole of a boot.</summary>
internal sealed class MachineMemory : IDisposable
{
    public MachineMemory(ulong frames)
    {
        Ram = new SharedRam(frames);
        Windows = new UserWindows(Ram);
    }

    public SharedRam Ram { get; }

    public UserWindows Windows { get; }

    /// <summary>Makes it what a machine finds that is switched on: clear, and nothing mapped.</summary>
    public void Reset()
    {
        Ram.Clear();
        Windows.Forget();
    }

    public void Dispose()
    {
        Windows.Dispose();
        Ram.Dispose();
    }
}
