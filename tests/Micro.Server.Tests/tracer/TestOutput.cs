using System;
using System.Collections.Generic;
using Micro.Servers.Tracer;

namespace Micro.Server.Tests.Tracer;

/// <summary>An output that takes a buffer away at once, or when a test says so.</summary>
internal readonly struct TestOutput(int bytes, bool isSlow) : IStreamOutput
{
    private readonly byte[] _buffer = new byte[bytes];
    private readonly State _state = new();
    private readonly bool _isSlow = isSlow;

    public bool IsBusy => _state.Pending != 0;

    public Span<byte> Buffer => IsBusy ? throw new InvalidOperationException("the buffer is on its way") : _buffer;

    public List<byte> Taken => _state.Taken;

    public void Send(int length)
    {
        _state.Pending = length;
        if (!_isSlow)
        {
            Take();
        }
    }

    public void Take()
    {
        _state.Taken.AddRange(_buffer.AsSpan(0, _state.Pending));
        _state.Pending = 0;
    }

    private sealed class State
    {
        public int Pending;

        public List<byte> Taken { get; } = [];
    }
}
