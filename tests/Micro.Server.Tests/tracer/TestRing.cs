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

    /// <summary>The kernel makes a message that takes so many more records.</summary>
    public void MakeLong(uint parts)
    {
        Make((int)parts + 1);
        _state.Parts[_state.Written - parts] = parts;
        for (ulong number = _state.Written - parts + 1; number <= _state.Written; number++)
        {
            _state.Parts[number] = 0;
        }
    }

    public void Copy(ulong number, out TraceRecord record)
    {
        record = default;
        record.Kind = TraceKind.Request;
        record.Number = _state.Places[(number - 1) % Capacity];
        record.Badge = record.Number;
        if (_state.Parts.TryGetValue(record.Number, out uint parts))
        {
            record.Kind = parts == 0 ? TraceKind.Continued : TraceKind.Request;
            record.Detail = parts;
        }

        Action? during = _state.DuringCopy;
        _state.DuringCopy = null;
        during?.Invoke();
    }

    private sealed class State
    {
        public ulong Written;
        public Action? DuringCopy;

        public Dictionary<ulong, ulong> Places { get; } = [];

        /// <summary>By the numbers of long messages and of their parts: how many parts follow.</summary>
        public Dictionary<ulong, uint> Parts { get; } = [];
    }
}
