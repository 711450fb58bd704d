using Micro.Kernel.Objects;

namespace Micro.Kernel.Frames;

/// <summary>All address spaces by tag: how a page table finds its owner, and how a revocation finds all mappings.</summary>
/// <remarks>An entry that is in use is an address; a free one holds the next free tag, doubled and plus one.</remarks>
internal struct AddressSpaceTable
{
    /// <summary>As many as x86-64 has tags (12 bits).</summary>
    public const ushort Limit = 4096;

    /// <summary>Tag of the address space without user mappings.</summary>
    public const ushort EmptyTag = 1;

    /// <summary>The first tag that users get.</summary>
    public const ushort FirstTag = 2;

    private readonly nuint _entries;
    private ushort _firstFree;

    /// <summary>The first tag that no address space had yet.</summary>
    public ushort End { get; private set; }

    /// <summary>Takes over memory for <see cref="Limit"/> addresses.</summary>
    public AddressSpaceTable(nuint entries)
    {
        _entries = entries;
        _firstFree = FirstTag;
        End = FirstTag;
        for (ushort tag = 0; tag < Limit; tag++)
        {
            EntryOf(tag) = tag >= FirstTag && tag < Limit - 1 ? FreeEntry((ushort)(tag + 1)) : FreeEntry(0);
        }
    }

    public readonly bool IsFull => _firstFree == 0;

    /// <summary>The address space with a tag, or null.</summary>
    public readonly Ref<AddressSpace> At(ushort tag)
    {
        nuint entry = EntryOf(tag);
        return (entry & 1) != 0 ? Ref<AddressSpace>.Null : new Ref<AddressSpace>(entry);
    }

    /// <summary>Gives an address space a tag. Not when the table is full.</summary>
    public ushort Add(Ref<AddressSpace> space)
    {
        ushort tag = _firstFree;
        _firstFree = (ushort)(EntryOf(tag) >> 1);
        EntryOf(tag) = space.Address;
        End = tag < End ? End : (ushort)(tag + 1);
        return tag;
    }

    public void Remove(ushort tag)
    {
        EntryOf(tag) = FreeEntry(_firstFree);
        _firstFree = tag;
    }

    private static nuint FreeEntry(ushort next) => ((nuint)next << 1) | 1;

    private readonly ref nuint EntryOf(ushort tag) => ref new Ref<nuint>(_entries + ((nuint)tag * sizeof(ulong))).Value;
}
