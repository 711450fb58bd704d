using System;
using System.Runtime;

namespace Micro.Runtime;

/// <summary>The memory behind <c>new</c> in a user image: objects are taken one after another and given back all at once.</summary>
/// <remarks>
/// <para>Request objects grow upwards from the start, permanent ones (what class constructors make) downwards from the end.
/// Free memory is zero: a reset clears what it takes back, so allocation does not.</para>
/// <para>On the host, where the garbage collector serves <c>new</c>, the arena is empty and every call does nothing.</para>
/// </remarks>
public static unsafe class Arena
{
    // The documented root of the image's object memory: one thread, one arena (runtime/README.md, "The arena").
    private static nuint _start;
    private static nuint _end;
    private static nuint _next;
    private static nuint _permanent;

    // Where request objects must end: _permanent, or zero while permanent objects are made.
    private static nuint _limit;
    private static uint _permanentDepth;

    /// <summary>Bytes in use by request objects and permanent ones.</summary>
    public static nuint Used => _next - _start + (_end - _permanent);

    /// <summary>Bytes there are.</summary>
    public static nuint Capacity => _end - _start;

    /// <summary>The place that <see cref="ResetTo"/> goes back to.</summary>
    public static ArenaMark Mark() => new(_next);

    /// <summary>Gives back every request object made since the mark. Nobody may hold one any more.</summary>
    public static void ResetTo(ArenaMark mark)
    {
        // SAFETY: a mark is an earlier value of _next, so the span lies within the arena; its objects are dead by contract.
        new Span<byte>((void*)mark.Address, (int)(_next - mark.Address)).Clear();
        _next = mark.Address;
    }

    // A whole number of words, zeroed; start and end are aligned to words.
    internal static void Initialize(nuint start, nuint end)
    {
        _start = start;
        _next = start;
        _end = end;
        _permanent = end;
        _limit = end;
    }

    // The size is a multiple of 8.
    internal static nuint Take(nuint size)
    {
        nuint address = _next;
        nuint next = address + size;
        if (next > _limit || next < address)
        {
            return TakeSlowly(size);
        }

        _next = next;
        return address;
    }

    [RuntimeExport("MicroArenaEnterPermanent")]
    internal static void EnterPermanent()
    {
        _permanentDepth++;
        _limit = 0;
    }

    [RuntimeExport("MicroArenaLeavePermanent")]
    internal static void LeavePermanent()
    {
        _permanentDepth--;
        if (_permanentDepth == 0)
        {
            _limit = _permanent;
        }
    }

    private static nuint TakeSlowly(nuint size)
    {
        if (_permanentDepth == 0 || size > _permanent - _next)
        {
            FailFast.With(FailFastReason.ArenaExhausted);
        }

        _permanent -= size;
        return _permanent;
    }
}
