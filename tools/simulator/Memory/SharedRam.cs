using System;
using System.Runtime.InteropServices;
using Micro.Arch.Contracts;

namespace Micro.Simulator.Memory;

/// <summary>The RAM of a simulated machine: one memory file, so that a frame can be seen at many addresses at once.</summary>
internal sealed unsafe class SharedRam : IDisposable
{
    private readonly ulong _bytes;
    private readonly void* _window;

    public SharedRam(ulong frames)
    {
        Frames = frames;
        _bytes = frames * Frame.Size;
        File = LinuxMemory.CreateFile("micro-ram", _bytes);
        _window = LinuxMemory.MapAnywhere(File, _bytes);
    }

    public ulong Frames { get; }

    /// <summary>Descriptor of the memory file. Byte n of it is physical address n.</summary>
    public int File { get; }

    /// <summary>All of it at once: the kernel's direct map.</summary>
    public void* Window => _window;

    /// <summary>Fills it with zeros, as it was at first; where no machine has touched it, it still is.</summary>
    public void Clear()
    {
        for (ulong end = 0; LinuxMemory.TryFindData(File, end, out ulong first, out end);)
        {
            // SAFETY: what the file has, the window shows.
            NativeMemory.Clear((byte*)_window + first, (nuint)(end - first));
        }
    }

    // SAFETY: nobody keeps an address of the window beyond the machine.
    public void Dispose()
    {
        LinuxMemory.Unmap((ulong)_window, _bytes);
        LinuxMemory.Close(File);
    }
}
