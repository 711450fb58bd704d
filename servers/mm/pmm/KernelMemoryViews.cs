using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Pmm;

/// <summary>Memory views by system calls. Blocks are cleared through a window of this process' own address space.</summary>
public readonly struct KernelMemoryViews : IMemoryViews<KernelMemoryViews>
{
    private readonly FrameWindow _window;

    private KernelMemoryViews(FrameWindow window)
    {
        _window = window;
    }

    public static KernelMemoryViews Open(ref ProcessContext context) => new(new FrameWindow(ref context));

    public bool TryMeasure(Slot memory, out ulong firstFrame, out ulong frames)
    {
        SystemCallWords words = default;
        KernelError error = SystemCalls.Inspect(memory, InspectKind.Capability, ref words);
        firstFrame = words[3];
        frames = words[4];
        return error == KernelError.None && words[0] == (ulong)ObjectKind.Memory;
    }

    public bool TryNarrow(Slot source, Slot destination, ulong firstFrame, ulong frames) =>
        SystemCalls.Copy(source, WellKnownSlots.Process, destination, Rights.All, default, firstFrame, frames) == KernelError.None;

    public bool TryClear(Slot memory, ulong frames) => _window.TryClear(memory, frames);
}
