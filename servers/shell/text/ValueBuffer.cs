using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>A growing list of plain values.</summary>
public sealed class ValueBuffer<T>(IMemory memory)
    where T : unmanaged
{
    private readonly ByteBuffer _bytes = new(memory);

    public int Count => _bytes.Length / Unsafe.SizeOf<T>();

    public bool IsExhausted => _bytes.IsExhausted;

    public Span<T> Values => MemoryMarshal.Cast<byte, T>(_bytes.Bytes);

    public ref T this[int index] => ref Values[index];

    public void Append(T value)
    {
        Span<byte> room = _bytes.Room(Unsafe.SizeOf<T>());
        if (!room.IsEmpty)
        {
            MemoryMarshal.Write(room, value);
            _bytes.Extend(Unsafe.SizeOf<T>());
        }
    }

    public void Reserve(int count) => _ = _bytes.Room(count * Unsafe.SizeOf<T>());

    public void Truncate(int count) => _bytes.Truncate(count * Unsafe.SizeOf<T>());
}
