using System;
using System.Collections.Generic;
using Micro.Arch.Contracts;

namespace Micro.Simulator.Memory;

/// <summary>The address space that the host's C# sees at user addresses: that of one process at a time, as a processor does it.</summary>
internal sealed class UserWindow(SharedRam ram) : IDisposable
{
    private readonly List<Extent> _wanted = [];
    private readonly List<Extent> _mapped = [];
    private Frame _root;
    private ulong _version;

    /// <summary>Shows the address space under <paramref name="root"/>; a version that was shown already changes nothing.</summary>
    public unsafe void Show(Frame root, ulong version)
    {
        if (root.Number == _root.Number && version == _version)
        {
            return;
        }

        // SAFETY: the window is the RAM itself, which lives as long as this view of it.
        new AddressSpaceReader((nuint)ram.Window).Read(root, _wanted);
        _root = root;
        _version = version;
        int same = 0;
        while (same < _mapped.Count && same < _wanted.Count && _mapped[same] == _wanted[same])
        {
            same++;
        }

        Forget(same);
        for (int index = same; index < _wanted.Count; index++)
        {
            Extent extent = _wanted[index];
            LinuxMemory.MapAt(extent.Address, ram.File, extent.FirstFrame * Frame.Size, extent.Pages * Frame.Size, extent.IsWritable);
            _mapped.Add(extent);
        }
    }

    public void Dispose() => Forget(0);

    // In one go: every call makes the host's processors forget translations.
    private void Forget(int first)
    {
        if (first < _mapped.Count)
        {
            ulong start = _mapped[first].Address;
            LinuxMemory.Unmap(start, _mapped[^1].End - start);
            _mapped.RemoveRange(first, _mapped.Count - first);
        }
    }
}
