using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The pieces of RAM that servers are cut from: init's own first, then the others as the kernel reported them.</summary>
/// <remarks>
/// A boot loader may put the archive into the middle of a small RAM, so no single piece need hold all servers. They are placed twice in
/// the same order: once to learn where each piece ends, for pmm gets the rest, then in earnest. Both give the same places, because
/// what found no room in a whole piece finds none in its beginning either.
/// </remarks>
internal readonly struct RamPieces
{
    /// <summary>Further pieces are pmm's from their start.</summary>
    private const int Most = 8;

    private readonly StateTable<InitMemory> _pieces;

    public RamPieces(StateRegion region)
    {
        _pieces = region.Table<InitMemory>(Most, Most);
    }

    /// <summary>The piece that init's own frames are from.</summary>
    public ref readonly InitMemory Own => ref _pieces[0];

    /// <summary>Frames that are free in all pieces together.</summary>
    public ulong Free
    {
        get
        {
            ulong free = 0;
            for (int index = 0; index < Most; index++)
            {
                free += _pieces[index].Limit - _pieces[index].Used;
            }

            return free;
        }
    }

    /// <summary>Takes init's own piece as it is, and the others whole.</summary>
    public void Fill(InitMemory own, uint reported)
    {
        _pieces.Modify(0) = own;
        int count = 1;
        for (uint index = 0; index < reported && count < Most; index++)
        {
            Slot slot = InitSlots.FirstMemory.Plus(index);
            if (slot != own.Memory && InitMemory.TryOpen(slot, out InitMemory piece))
            {
                _pieces.Modify(count) = piece;
                count++;
            }
        }
    }

    /// <summary>Takes frames of the first piece that has so many.</summary>
    public bool TryTake(ulong frames, out Slot memory, out ulong first)
    {
        for (int index = 0; index < Most; index++)
        {
            if (_pieces.Modify(index).TryTake(frames, out first))
            {
                memory = _pieces[index].Memory;
                return true;
            }
        }

        memory = Slot.Null;
        first = 0;
        return false;
    }

    /// <summary>What was taken since <see cref="Fill"/> is free again, and all there is.</summary>
    public void Rewind(ulong ownUsed)
    {
        for (int index = 0; index < Most; index++)
        {
            ref InitMemory piece = ref _pieces.Modify(index);
            piece.Limit = piece.Used;
            piece.Used = index == 0 ? ownUsed : 0;
        }
    }

    /// <summary>From which frame on a reported piece is pmm's; false: there is nothing left of it.</summary>
    public bool TryRest(Slot slot, out ulong first)
    {
        first = 0;
        for (int index = 0; index < Most; index++)
        {
            if (_pieces[index].Memory == slot)
            {
                first = _pieces[index].Limit;
                return first != _pieces[index].Total;
            }
        }

        return true;
    }
}
