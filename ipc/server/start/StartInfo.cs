using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>What a process is told at its start: its number and name, its capabilities by name, its arguments.</summary>
public readonly unsafe struct StartInfo
{
    private readonly byte* _page;

    // SAFETY: the caller's page stays mapped as long as this value is used.
    internal StartInfo(byte* page)
    {
        _page = page;
    }

    /// <summary>A page that init, whom nobody starts, wrote for itself, or that a loader writes for another.</summary>
    public static StartInfo At(ulong address) => new(UserMemory.View(address, ProcessLayout.PageSize));

    /// <summary>The page that whoever started this process has written.</summary>
    // SAFETY: the page is mapped, read-only, before the first instruction and for as long as the process lives.
    // Not inlined: of a constant address with a field's offset added, ilc 10.0.12 keeps only 32 bits on ARM64.
    public static StartInfo OfThisProcess
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => new(UserMemory.At(ProcessLayout.StartInfo));
    }

    /// <summary>The page is one: whoever wrote it speaks this version.</summary>
    public bool IsValid => Header.Magic == StartInfoPage.ExpectedMagic;

    public ProcessId Process => new(Header.Process);

    public ReadOnlySpan<byte> Name => Trimmed(Header.Name);

    public uint FirstFreeSlot => Header.FirstFreeSlot;

    public uint SlotCount => Header.SlotCount;

    public int ReplyCount => (int)Header.ReplyCount;

    public ulong StateFrames => Header.StateFrames;

    /// <summary>All arguments, each ended by a zero byte; the first is the program's name.</summary>
    public ReadOnlySpan<byte> Arguments => Text.Slice(0, Text.LastIndexOf((byte)0) + 1);

    /// <summary>The directory that relative paths start from: what stands behind the last argument, or the root.</summary>
    public ReadOnlySpan<byte> Directory
    {
        get
        {
            ReadOnlySpan<byte> path = Text.Slice(Text.LastIndexOf((byte)0) + 1);
            return path.IsEmpty ? "/"u8 : path;
        }
    }

    /// <summary>The capabilities that the process was handed, in no particular order.</summary>
    public ReadOnlySpan<NamedCapability> Capabilities =>
        MemoryMarshal.Cast<byte, NamedCapability>(Page.Slice(Unsafe.SizeOf<StartInfoPage>())).Slice(0, (int)Header.CapabilityCount);

    private ReadOnlySpan<byte> Text => Page.Slice(StartInfoPage.Size - (int)Header.ArgumentsLength);

    private ref readonly StartInfoPage Header => ref Unsafe.AsRef<StartInfoPage>(_page);

    // SAFETY: see OfThisProcess; tests give a page of their own.
    private ReadOnlySpan<byte> Page => new(_page, StartInfoPage.Size);

    /// <summary>The capability of this name; the null slot: the process was not handed one.</summary>
    public Slot Find(ReadOnlySpan<byte> name) => TryFind(name, out NamedCapability capability) ? capability.Slot : Slot.Null;

    public bool TryFind(ReadOnlySpan<byte> name, out NamedCapability capability)
    {
        foreach (ref readonly NamedCapability candidate in Capabilities)
        {
            if (candidate.IsNamed(name))
            {
                capability = candidate;
                return true;
            }
        }

        capability = default;
        return false;
    }

    /// <summary>Argument <paramref name="index"/>; false: there are fewer.</summary>
    public bool TryArgument(int index, out ReadOnlySpan<byte> argument)
    {
        ReadOnlySpan<byte> rest = Arguments;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)0);
            if (index == 0)
            {
                argument = rest.Slice(0, end);
                return true;
            }

            index--;
            rest = rest.Slice(end + 1);
        }

        argument = default;
        return false;
    }

    /// <summary>Makes a path absolute, from <see cref="Directory"/> on; false: it does not fit, or is empty.</summary>
    public bool TryMakeAbsolute(ReadOnlySpan<byte> path, Span<byte> target, out int length)
    {
        bool isRelative = path.IsEmpty || path[0] != (byte)'/';
        ReadOnlySpan<byte> start = isRelative ? Directory : default;
        length = start.Length + (isRelative ? 1 : 0) + path.Length;
        if (path.IsEmpty || length > target.Length)
        {
            return false;
        }

        start.CopyTo(target);
        if (isRelative)
        {
            target[start.Length] = (byte)'/';
        }

        path.CopyTo(target.Slice(length - path.Length));
        return true;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return end < 0 ? field : field.Slice(0, end);
    }
}
