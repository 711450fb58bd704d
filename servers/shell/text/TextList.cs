using System;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>A growing list of byte strings.</summary>
public sealed class TextList(IMemory memory)
{
    private readonly IMemory _memory = memory;
    private readonly ByteBuffer _text = new(memory);
    private readonly ValueBuffer<int> _ends = new(memory);

    public int Count => _ends.Count;

    /// <summary>Bytes of all strings together.</summary>
    public int TotalBytes => _text.Length;

    public bool IsExhausted => _text.IsExhausted || _ends.IsExhausted;

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            return _text.Bytes.Slice(start, _ends[index] - start);
        }
    }

    /// <summary>Makes room, so that the list does not grow until it is used up.</summary>
    public void Reserve(int bytes, int count)
    {
        _ = _text.Room(bytes);
        _ends.Reserve(count);
    }

    public void Add(scoped ReadOnlySpan<byte> text)
    {
        _text.Append(text);
        _ends.Append(_text.Length);
    }

    /// <summary>Adds two strings joined to one.</summary>
    public void Add(scoped ReadOnlySpan<byte> first, scoped ReadOnlySpan<byte> second)
    {
        _text.Append(first);
        Add(second);
    }

    public void Truncate(int count)
    {
        _text.Truncate(count == 0 ? 0 : _ends[count - 1]);
        _ends.Truncate(count);
    }

    /// <summary>Appends the strings of <paramref name="other"/> from <paramref name="first"/> on in the order of their bytes.</summary>
    public void AddSorted(TextList other, int first)
    {
        ValueBuffer<int> order = new(_memory);
        for (int i = first; i < other.Count; i++)
        {
            order.Append(i);
        }

        MergeSort.Sort(order, new TextOrder(other), _memory);
        for (int i = 0; i < order.Count; i++)
        {
            Add(other[order[i]]);
        }
    }
}
