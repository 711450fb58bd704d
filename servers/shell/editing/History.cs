using System;

namespace Micro.Servers.Shell.Editing;

/// <summary>The lines that were typed, numbered from 1. Memory is fixed: the oldest lines make room for new ones.</summary>
public sealed class History
{
    private const int TextCapacity = 16 * 1024;
    private const int LineCapacity = 256;

    private readonly byte[] _text = new byte[TextCapacity];
    private readonly int[] _ends = new int[LineCapacity];
    private int _count;

    /// <summary>Number of the oldest line kept.</summary>
    public int First { get; private set; } = 1;

    /// <summary>Number after the newest line.</summary>
    public int End => First + _count;

    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            int index = number - First;
            int start = index == 0 ? 0 : _ends[index - 1];
            return _text.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>Numbers the first line that comes; only while there is none.</summary>
    public void StartAt(int number) => First = number;

    /// <summary>Adds a line, unless it is empty, too long, or the same as the last.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        bool repeats = _count > 0 && this[End - 1].SequenceEqual(line);
        if (line.IsEmpty || line.Length > TextCapacity || repeats)
        {
            return;
        }

        while (_count == LineCapacity || TextLength + line.Length > TextCapacity)
        {
            RemoveOldest();
        }

        line.CopyTo(_text.AsSpan(TextLength));
        _ends[_count] = TextLength + line.Length;
        _count++;
    }

    private int TextLength => _count == 0 ? 0 : _ends[_count - 1];

    private void RemoveOldest()
    {
        int removed = _ends[0];
        _text.AsSpan(removed, TextLength - removed).CopyTo(_text);
        for (int i = 1; i < _count; i++)
        {
            _ends[i - 1] = _ends[i] - removed;
        }

        _count--;
        First++;
    }
}
