using System;
using System.Runtime;
using System.Runtime.CompilerServices;

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
    private static ArenaState* _state;
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

    /// <summary>The place that <see cref="ResetTo"/> goes back to. What is older than the first mark stays for ever.</summary>
    public static ArenaMark Mark()
    {
        // SAFETY: the state is the image's own (Initialize), and null on the host.
        if (_state != null && _state->YoungSize == 0)
        {
            _state->YoungStart = _next;
            _state->YoungSize = _permanent - _next;
        }

        return new(_next);
    }

    /// <summary>Gives back every request object made since the mark. A local that still holds one must not be used;
    /// a field of an older object that holds one becomes null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ResetTo(ArenaMark mark)
    {
        // Most requests make no object, and on the host nothing ever does here.
        if (_next != mark.Address)
        {
            Reset(mark);
        }
    }

    private static void Reset(ArenaMark mark)
    {
        ForgetEscapes(mark.Address);

        // SAFETY: a mark is an earlier value of _next, so the span lies within the arena; its objects are dead by contract.
        new Span<byte>((void*)mark.Address, (int)(_next - mark.Address)).Clear();
        _next = mark.Address;
    }

    // The memory is zero, its bounds and the state are aligned to words. Without a state the arena is the host's empty one.
    internal static void Initialize(ArenaState* state, nuint start, nuint end)
    {
        _state = state;
        _start = start;
        _next = start;
        _end = end;
        _permanent = end;
        _limit = end;
        if (state != null)
        {
            state->Start = start;
            state->Size = end - start;
        }
    }

    // The size is a multiple of 8.
    internal static nuint Take(nuint size)
    {
        nuint address = _next;
        nuint next = address + size;
        if (next > _limit || next < address)
        {
            return TakePermanent(size);
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

    private static nuint TakePermanent(nuint size)
    {
        if (_permanentDepth == 0 || size > _permanent - _next)
        {
            FailFast.With(FailFastReason.ArenaExhausted);
        }

        _permanent -= size;

        // SAFETY: objects are taken only in an image, which has a state.
        if (_state->YoungSize != 0)
        {
            _state->YoungSize -= size;
        }

        return _permanent;
    }

    // Older objects lose their references to what lies from the address on. The list keeps those to what lies before.
    private static void ForgetEscapes(nuint address)
    {
        int kept = 0;
        for (int index = 0; index < (int)_state->EscapeCount; index++)
        {
            // SAFETY: each place was written by a store of a reference to an object that no reset takes.
            nuint* place = (nuint*)_state->Escapes[index];
            if (*place - address < _next - address)
            {
                *place = 0;
            }
            else if (*place - _state->YoungStart < _state->YoungSize)
            {
                _state->Escapes[kept] = (nuint)place;
                kept++;
            }
        }

        _state->EscapeCount = (nuint)kept;
    }
}
