using System;
using System.Runtime.InteropServices;
using Xunit;

namespace Micro.Runtime.Tests;

/// <summary>Laws of the arena, on memory of the host.</summary>
[Collection("Arena")]
public sealed unsafe class ArenaTests : IDisposable
{
    private const int Words = 512;
    private const nuint Size = Words * sizeof(ulong);

    private readonly ulong* _memory;
    private readonly ArenaState* _state;

    public ArenaTests()
    {
        // SAFETY: both blocks live until Dispose, which takes the arena back to the empty one of the host.
        _memory = (ulong*)NativeMemory.AllocZeroed(Size);
        _state = (ArenaState*)NativeMemory.AllocZeroed((nuint)sizeof(ArenaState));
        Arena.Initialize(_state, (nuint)_memory, (nuint)_memory + Size);
    }

    public void Dispose()
    {
        Arena.Initialize(null, 0, 0);
        NativeMemory.Free(_memory);
        NativeMemory.Free(_state);
    }

    [Fact]
    public void Objects_follow_one_another()
    {
        nuint first = Arena.Take(24);
        nuint second = Arena.Take(40);

        Assert.Equal((nuint)_memory, first);
        Assert.Equal(first + 24, second);
        Assert.Equal((nuint)64, Arena.Used);
        Assert.Equal(Size, Arena.Capacity);
    }

    [Fact]
    public void A_reset_gives_back_zeroed_memory_and_leaves_what_is_older()
    {
        nuint old = Arena.Take(16);
        *(ulong*)old = 1;
        ArenaMark mark = Arena.Mark();
        nuint young = Arena.Take(64);
        new Span<byte>((void*)young, 64).Fill(0xFF);

        Arena.ResetTo(mark);

        Assert.Equal((nuint)16, Arena.Used);
        Assert.Equal(1UL, *(ulong*)old);
        Assert.Equal(young, Arena.Take(64));
        Assert.Equal(-1, new Span<byte>((void*)young, 64).IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void What_a_class_constructor_makes_outlives_every_reset()
    {
        ArenaMark mark = Arena.Mark();
        _ = Arena.Take(8);
        Arena.EnterPermanent();
        nuint permanent = Arena.Take(32);
        Arena.EnterPermanent();
        nuint nested = Arena.Take(8);
        Arena.LeavePermanent();
        nuint after = Arena.Take(8);
        Arena.LeavePermanent();

        Arena.ResetTo(mark);

        Assert.Equal((nuint)_memory + Size - 32, permanent);
        Assert.Equal(permanent - 8, nested);
        Assert.Equal(nested - 8, after);
        Assert.Equal((nuint)48, Arena.Used);
        Assert.Equal(mark.Address, Arena.Take(8));
    }

    [Fact]
    public void An_older_object_loses_its_reference_to_what_a_reset_takes()
    {
        nuint* old = (nuint*)Arena.Take(24);
        ArenaMark first = Arena.Mark();
        nuint early = Arena.Take(8);
        ArenaMark second = Arena.Mark();
        nuint late = Arena.Take(8);
        Escape(&old[0], early);
        Escape(&old[1], late);
        Escape(&old[2], (nuint)old);

        Arena.ResetTo(second);
        Assert.Equal([early, 0, (nuint)old], new Span<nuint>(old, 3).ToArray());
        Assert.Equal((nuint)1, _state->EscapeCount);

        Arena.ResetTo(first);
        Assert.Equal([0, 0, (nuint)old], new Span<nuint>(old, 3).ToArray());
        Assert.Equal((nuint)0, _state->EscapeCount);
    }

    [Fact]
    public void Young_objects_lie_between_the_first_mark_and_the_permanent_ones()
    {
        _ = Arena.Take(16);
        Assert.Equal((nuint)0, _state->YoungSize);

        _ = Arena.Mark();
        Arena.EnterPermanent();
        _ = Arena.Take(32);
        Arena.LeavePermanent();
        _ = Arena.Take(8);
        _ = Arena.Mark();

        Assert.Equal((nuint)_memory + 16, _state->YoungStart);
        Assert.Equal(Size - 48, _state->YoungSize);
    }

    [Fact]
    public void Objects_and_arrays_have_the_layout_that_the_compiler_reads()
    {
        TypeShape node = new(0, 32);
        TypeShape bytes = new(0x8000_0001, 24);
        TypeShape text = new(0x8000_0002, 22);

        nuint instance = Allocation.NewObject(&node);
        nuint array = Allocation.NewArray(&bytes, 5);
        nuint letters = Allocation.NewArray(&text, 5);
        nuint end = Arena.Take(8);

        Assert.Equal((nuint)_memory + 8, instance);
        Assert.Equal((nuint)(&node), *(nuint*)instance);
        Assert.Equal(instance + 32, array);
        Assert.Equal((nuint)(&bytes), *(nuint*)array);
        Assert.Equal(5, *(int*)(array + 8));
        Assert.Equal(array + 32, letters);
        Assert.Equal(letters + 32, end + 8);
    }

    // As the store of a reference does it.
    private void Escape(nuint* place, nuint reference)
    {
        *place = reference;
        _state->Escapes[(int)_state->EscapeCount] = (nuint)place;
        _state->EscapeCount++;
    }
}
