using System;
using System.Collections.Generic;
using Micro.Arch.Contracts;

namespace Micro.Simulator.Memory;

/// <summary>Where the host's C# sees one address space: a stretch of the host's own, in which every page has a fixed place.</summary>
/// <param name="ram">What is seen.</param>
/// <param name="start">Where user address 0 would be.</param>
internal sealed class UserWindow(SharedRam ram, ulong start) : IDisposable
{
    /// <summary>The user addresses that have a place in it: those of ProcessLayout are all below.</summary>
    public const ulong Size = 1UL << 39;

    private const ulong NoVersion = ulong.MaxValue;

    private List<Extent> _mapped = [];
    private List<Extent> _wanted = [];
    private Frame _root;
    private ulong _version = NoVersion;

    public ulong Start { get; } = start;

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
        Update();
        (_mapped, _wanted) = (_wanted, _mapped);
    }

    /// <summary>Looks at the page tables again when it is shown next. What is mapped stays: the next machine may well have the same there.</summary>
    public void Forget() => _version = NoVersion;

    public void Dispose()
    {
        _wanted.Clear();
        Update();
    }

    // Only what is different: every call makes the host's processors forget translations. Both lists are in the order of addresses.
    private void Update()
    {
        int next = 0;
        foreach (Extent old in _mapped)
        {
            while (next < _wanted.Count && _wanted[next].End <= old.Address)
            {
                next++;
            }

            if (next == _wanted.Count || !_wanted[next].StartsAs(old))
            {
                LinuxMemory.Unmap(Start + old.Address, old.Pages * Frame.Size);
            }
        }

        int kept = 0;
        foreach (Extent extent in _wanted)
        {
            while (kept < _mapped.Count && _mapped[kept].Address < extent.Address)
            {
                kept++;
            }

            Map(kept < _mapped.Count && extent.StartsAs(_mapped[kept]) ? extent.From(_mapped[kept].Pages) : extent);
        }
    }

    private void Map(Extent extent)
    {
        if (extent.Pages != 0)
        {
            LinuxMemory.MapAt(
                Start + extent.Address, ram.File, extent.FirstFrame * Frame.Size, extent.Pages * Frame.Size, extent.IsWritable);
        }
    }
}
