using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Micro.Arch.Arm64;

/// <summary>Walks a device tree node by node, parents first. Every step is bounded by what is left of the structure block; a tree that
/// breaks the rules ends early, with <see cref="IsBroken"/> set.</summary>
public ref struct DeviceTreeReader
{
    /// <summary>Deeper nodes are read too, but with the default cell counts; no node the kernel wants lies that deep.</summary>
    private const int MaxDepth = 8;

    private const int Alignment = 4;
    private const byte DefaultAddressCells = 2;
    private const byte DefaultSizeCells = 1;

    private ReadOnlySpan<byte> _structure;
    private ReadOnlySpan<byte> _strings;
    private int _position;
    private int _depth;
    private CellCounts _addressCells;
    private CellCounts _sizeCells;
    private DeviceNode _node;

    public bool IsBroken { get; private set; }

    /// <summary>Goes to the start of <paramref name="tree"/>. Not a constructor: its result would be copied, and a copy of references is
    /// a call that the kernel does not have.</summary>
    public void Open(in DeviceTree tree)
    {
        _structure = tree.Structure;
        _strings = tree.Strings;
        _position = 0;
        _depth = -1;
    }

    /// <summary>The node that was read last.</summary>
    [UnscopedRef]
    public readonly ref readonly DeviceNode Node => ref _node;

    /// <summary>Reads the next node with its properties.</summary>
    public bool TryReadNode()
    {
        _node = default;
        return TryFindNode() && TryReadBegin() && TryReadProperties();
    }

    private bool TryFindNode()
    {
        while (TryReadToken(out DeviceTreeToken token))
        {
            switch (token)
            {
                case DeviceTreeToken.BeginNode:
                    return true;
                case DeviceTreeToken.EndNode when _depth >= 0:
                    _depth--;
                    break;
                case DeviceTreeToken.NoOperation:
                    break;
                case DeviceTreeToken.End:
                    return false;
                default:
                    return Break();
            }
        }

        return Break();
    }

    private bool TryReadBegin()
    {
        int length = _structure.Slice(_position).IndexOf((byte)0);
        if (length < 0)
        {
            return Break();
        }

        _node.Name = _structure.Slice(_position, length);
        Advance(length + 1);
        _depth++;
        _node.Depth = _depth;
        bool hasParent = _depth is > 0 and <= MaxDepth;
        _node.AddressCells = hasParent ? _addressCells[_depth - 1] : DefaultAddressCells;
        _node.SizeCells = hasParent ? _sizeCells[_depth - 1] : DefaultSizeCells;
        if (_depth < MaxDepth)
        {
            _addressCells[_depth] = DefaultAddressCells;
            _sizeCells[_depth] = DefaultSizeCells;
        }

        return true;
    }

    private bool TryReadProperties()
    {
        while (true)
        {
            int before = _position;
            if (!TryReadToken(out DeviceTreeToken token))
            {
                return Break();
            }

            if (token == DeviceTreeToken.NoOperation)
            {
                continue;
            }

            if (token != DeviceTreeToken.Property)
            {
                // Properties come before child nodes: the rest is the next call's.
                _position = before;
                return true;
            }

            if (!TryReadProperty(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value))
            {
                return Break();
            }

            Keep(name, value);
        }
    }

    private bool TryReadProperty(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = default;
        value = default;
        if (_structure.Length - _position < 2 * sizeof(uint))
        {
            return false;
        }

        uint length = DeviceCells.Cell(_structure.Slice(_position));
        uint nameOffset = DeviceCells.Cell(_structure.Slice(_position + sizeof(uint)));
        _position += 2 * sizeof(uint);
        if (length > (uint)(_structure.Length - _position) || nameOffset >= (uint)_strings.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = _strings.Slice((int)nameOffset);
        int nameLength = rest.IndexOf((byte)0);
        name = rest.Slice(0, nameLength < 0 ? rest.Length : nameLength);
        value = _structure.Slice(_position, (int)length);
        Advance((int)length);
        return true;
    }

    private void Keep(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("reg"u8))
        {
            _node.Registers = value;
        }
        else if (name.SequenceEqual("compatible"u8))
        {
            _node.Compatible = value;
        }
        else if (name.SequenceEqual("device_type"u8))
        {
            _node.DeviceType = value;
        }
        else if (name.SequenceEqual("status"u8))
        {
            _node.Status = value;
        }
        else if (name.SequenceEqual("interrupts"u8))
        {
            _node.Interrupts = value;
        }
        else if (name.SequenceEqual("method"u8))
        {
            _node.Method = value;
        }
        else if (name.SequenceEqual("#address-cells"u8))
        {
            KeepCells(ref _addressCells, value);
        }
        else if (name.SequenceEqual("#size-cells"u8))
        {
            KeepCells(ref _sizeCells, value);
        }
        else
        {
            KeepChosen(name, value);
        }
    }

    private void KeepChosen(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("bootargs"u8))
        {
            _node.BootArguments = value;
        }
        else if (name.SequenceEqual("linux,initrd-start"u8))
        {
            _node.ArchiveStart = value;
        }
        else if (name.SequenceEqual("linux,initrd-end"u8))
        {
            _node.ArchiveEnd = value;
        }
    }

    private readonly void KeepCells(ref CellCounts counts, ReadOnlySpan<byte> value)
    {
        if (_depth < MaxDepth && DeviceCells.TryRead(value, out ulong count))
        {
            counts[_depth] = (byte)(count < byte.MaxValue ? count : byte.MaxValue);
        }
    }

    private bool TryReadToken(out DeviceTreeToken token)
    {
        bool exists = _structure.Length - _position >= sizeof(uint);
        token = exists ? (DeviceTreeToken)DeviceCells.Cell(_structure.Slice(_position)) : default;
        _position += exists ? sizeof(uint) : 0;
        return exists;
    }

    /// <summary>Steps over <paramref name="bytes"/>, all within the block, and the padding behind them.</summary>
    private void Advance(int bytes)
    {
        int padded = (_position + bytes + (Alignment - 1)) & -Alignment;
        _position = padded < _structure.Length ? padded : _structure.Length;
    }

    private bool Break()
    {
        IsBroken = true;
        return false;
    }

    [InlineArray(MaxDepth)]
    private struct CellCounts
    {
        private byte _first;
    }
}
