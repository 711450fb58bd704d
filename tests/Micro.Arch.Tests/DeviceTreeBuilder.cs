using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace Micro.Arch.Tests;

/// <summary>Writes flattened device trees, well formed or not, as tests need them.</summary>
internal sealed class DeviceTreeBuilder
{
    private const int HeaderLength = 40;

    private readonly List<byte> _structure = [];
    private readonly List<byte> _strings = [];
    private readonly List<byte> _reservations = [];

    public DeviceTreeBuilder Reserve(ulong start, ulong length)
    {
        Add64(_reservations, start);
        Add64(_reservations, length);
        return this;
    }

    public DeviceTreeBuilder Begin(string name)
    {
        Add32(_structure, 1);
        AddText(_structure, name);
        Pad();
        return this;
    }

    public DeviceTreeBuilder End()
    {
        Add32(_structure, 2);
        return this;
    }

    public DeviceTreeBuilder Skip()
    {
        Add32(_structure, 4);
        return this;
    }

    public DeviceTreeBuilder Text(string name, string value) => Property(name, Encoding.ASCII.GetBytes(value + "\0"));

    public DeviceTreeBuilder Cells(string name, params uint[] cells)
    {
        byte[] bytes = new byte[cells.Length * 4];
        for (int i = 0; i < cells.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), cells[i]);
        }

        return Property(name, bytes);
    }

    public DeviceTreeBuilder Property(string name, byte[] value)
    {
        Add32(_structure, 3);
        Add32(_structure, (uint)value.Length);
        Add32(_structure, (uint)_strings.Count);
        AddText(_strings, name);
        _structure.AddRange(value);
        Pad();
        return this;
    }

    public byte[] Build()
    {
        List<byte> structure = [.. _structure];
        Add32(structure, 9);
        List<byte> reservations = [.. _reservations];
        Add64(reservations, 0);
        Add64(reservations, 0);
        uint structureStart = (uint)(HeaderLength + reservations.Count);
        uint stringsStart = structureStart + (uint)structure.Count;
        List<byte> blob = [];
        foreach (uint word in (uint[])
            [0xD00DFEED, stringsStart + (uint)_strings.Count, structureStart, stringsStart, HeaderLength, 17, 16, 0,
                (uint)_strings.Count, (uint)structure.Count])
        {
            Add32(blob, word);
        }

        blob.AddRange(reservations);
        blob.AddRange(structure);
        blob.AddRange(_strings);
        return [.. blob];
    }

    private void Pad()
    {
        while (_structure.Count % 4 != 0)
        {
            _structure.Add(0);
        }
    }

    private static void AddText(List<byte> target, string text)
    {
        target.AddRange(Encoding.ASCII.GetBytes(text));
        target.Add(0);
    }

    private static void Add32(List<byte> target, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        target.AddRange(bytes);
    }

    private static void Add64(List<byte> target, ulong value)
    {
        Add32(target, (uint)(value >> 32));
        Add32(target, (uint)value);
    }
}
