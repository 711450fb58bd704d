using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Servers.Tracer;

namespace Micro.Server.Tests.Tracer;

/// <summary>A ring of records of which a test decides when the kernel goes on.</summary>
internal readonly struct TestRing(ulong capacity) : IRecordRing
{
    private readonly State _state = new();

    public ulong Capacity { get; } = capacity;

    public ulong Written => _state.Written;

    /// <summary>What happens while a record is being copied, once.</summary>
    public Action? DuringCopy
    {
        set => _state.DuringCopy = value;
    }

    /// <summary>The kernel makes records; each has its number in its badge.</summary>
    public void Make(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ulong number = ++_state.Written;
            _state.Places[(number - 1) % Capacity] = number;
        }
    }

    public void Copy(ulong number, out TraceRecord record)
    {
        record = default;
        record.Kind = TraceKind.Request;
        record.Number = _state.Places[(number - 1) % Capacity];
        record.Badge = record.Number;
        Action? during = _state.DuringCopy;
        _state.DuringCopy = null;
        during?.Invoke();
    }

    private sealed class State
    {
        public ulong Written;
        public Action? DuringCopy;

        public Dictionary<ulong, ulong> Places { get; } = [];
    }
}
