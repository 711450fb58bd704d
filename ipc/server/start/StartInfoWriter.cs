using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>Writes a start-info page for a process that is being built.</summary>
public readonly ref struct StartInfoWriter
{
    private readonly Span<byte> _page;

    /// <param name="page">The whole page.</param>
    public StartInfoWriter(Span<byte> page)
    {
        _page = page.Slice(0, StartInfoPage.Size);
    }

    /// <summary>Bytes of arguments that fit beside <paramref name="capabilities"/> named capabilities.</summary>
    public static int RoomForArguments(int capabilities) =>
        StartInfoPage.Size - Unsafe.SizeOf<StartInfoPage>() - (capabilities * Unsafe.SizeOf<NamedCapability>());

    private ref StartInfoPage Header => ref MemoryMarshal.AsRef<StartInfoPage>(_page);

    /// <summary>Starts a page: no capabilities yet, all the rest.</summary>
    /// <returns>False: name or arguments are too long.</returns>
    public bool TryBegin(ProcessId process, ReadOnlySpan<byte> name, ReadOnlySpan<byte> arguments)
    {
        if (name.Length > StartInfoPage.MaximumName || arguments.Length > RoomForArguments(0))
        {
            return false;
        }

        _page.Clear();
        ref StartInfoPage header = ref Header;
        header.Magic = StartInfoPage.ExpectedMagic;
        header.Process = process.Value;
        header.ArgumentsLength = (uint)arguments.Length;
        name.CopyTo(header.Name);
        arguments.CopyTo(_page.Slice(StartInfoPage.Size - arguments.Length));
        return true;
    }

    /// <summary>Says how the capability table is divided.</summary>
    public void SetSlots(uint firstFree, uint count, uint replies)
    {
        ref StartInfoPage header = ref Header;
        header.FirstFreeSlot = firstFree;
        header.SlotCount = count;
        header.ReplyCount = replies;
    }

    /// <summary>Says how much memory lies in <see cref="WellKnownSlots.State"/>.</summary>
    public void SetState(ulong frames) => Header.StateFrames = frames;

    /// <summary>Adds a named capability that is put into the first free slot, which moves up by one.</summary>
    /// <param name="name">At most 16 bytes.</param>
    /// <param name="detail">See <see cref="NamedCapability.Detail"/>.</param>
    /// <param name="address">See <see cref="NamedCapability.Address"/>.</param>
    /// <param name="length">See <see cref="NamedCapability.Length"/>.</param>
    /// <param name="slot">The slot that is meant.</param>
    /// <returns>False: the name is too long, or page or table are full.</returns>
    public bool TryAdd(ReadOnlySpan<byte> name, uint detail, ulong address, ulong length, out Slot slot)
    {
        ref StartInfoPage header = ref Header;
        int place = Unsafe.SizeOf<StartInfoPage>() + ((int)header.CapabilityCount * Unsafe.SizeOf<NamedCapability>());
        int end = StartInfoPage.Size - (int)header.ArgumentsLength;
        slot = new Slot(header.FirstFreeSlot);
        bool fits = name.Length <= NamedCapability.MaximumName
            && place + Unsafe.SizeOf<NamedCapability>() <= end
            && header.FirstFreeSlot < header.SlotCount;
        if (!fits)
        {
            return false;
        }

        ref NamedCapability capability = ref MemoryMarshal.AsRef<NamedCapability>(_page.Slice(place));
        name.CopyTo(capability.Name);
        capability.SlotIndex = slot.Index;
        capability.Detail = detail;
        capability.Address = address;
        capability.Length = length;
        header.CapabilityCount++;
        header.FirstFreeSlot++;
        return true;
    }
}
