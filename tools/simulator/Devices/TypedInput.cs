using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;

namespace Micro.Simulator.Devices;

/// <summary>Bytes from a person, taken from a stream as they come, until the machine asks for them.</summary>
internal sealed class TypedInput
{
    /// <summary>What the end of a pipe is turned into: Ctrl-D.</summary>
    private const byte EndOfInput = 0x04;

    private readonly ConcurrentQueue<byte> _bytes = new();
    private readonly object _hasMore = new();

    /// <param name="stream">Where they come from; null: nobody types.</param>
    public TypedInput(Stream? stream)
    {
        HasSource = stream is not null;
        if (stream is not null)
        {
            new Thread(() => Pump(stream)) { IsBackground = true, Name = "input" }.Start();
        }
    }

    /// <summary>More may come.</summary>
    public bool HasSource { get; }

    public bool IsEmpty => _bytes.IsEmpty;

    public bool TryTake(out byte value) => _bytes.TryDequeue(out value);

    /// <summary>Waits until there is something.</summary>
    public void Await(TimeSpan limit)
    {
        lock (_hasMore)
        {
            if (IsEmpty)
            {
                Monitor.Wait(_hasMore, limit);
            }
        }
    }

    private void Pump(Stream stream)
    {
        byte[] buffer = new byte[256];
        for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            Add(buffer.AsSpan(0, count));
        }

        Add([EndOfInput]);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_hasMore)
        {
            foreach (byte value in bytes)
            {
                _bytes.Enqueue(value);
            }

            Monitor.Pulse(_hasMore);
        }
    }
}
