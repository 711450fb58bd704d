using System;
using Micro.Arch.Contracts;

namespace Micro.Simulator.Memory;

/// <summary>The RAM of a simulated machine: one memory file, so that a frame can be seen at many addresses at once.</summary>
internal sealed unsafe class SharedRam : IDisposable
{
    private readonly ulong _bytes;
    private readonly void* _window;

    public SharedRam(ulong frames)
    {
        _bytes = frames * Frame.Size;
        File = LinuxMemory.CreateFile("micro-ram", _bytes);
        _window = LinuxMemory.MapAnywhere(File, _bytes);
    }

    /// <summary>Descriptor of the memory file. Byte n of it is physical address n.</summary>
    public int File { get; }

    /// <summary>All of it at once: the kernel's direct map.</summary>
    public void* Window => _window;

    // SAFETY: nobody keeps an address of the window beyond the machine.
    public void Dispose()
    {
        LinuxMemory.Unmap((ulong)_window, _bytes);
        LinuxMemory.Close(File);
    }
}
