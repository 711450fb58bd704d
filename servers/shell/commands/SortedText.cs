using System;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Lines to be sorted: all of the text, and where each line starts.</summary>
public sealed class SortedText(IMemory memory)
{
    private readonly ByteBuffer _text = new(memory);

    /// <summary>Where the lines start, in the order to be written.</summary>
    public ValueBuffer<int> Lines { get; } = new(memory);

    /// <summary>The line that starts at a place, without its end.</summary>
    public ReadOnlySpan<byte> Line(int start)
    {
        ReadOnlySpan<byte> rest = _text.Bytes.Slice(start);
        return rest.Slice(0, rest.IndexOf((byte)'\n'));
    }

    /// <summary>Takes in a file; its last line gets an end if it has none.</summary>
    public void Append(InputReader reader)
    {
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty && !_text.IsExhausted; bytes = reader.Fill())
        {
            _text.Append(bytes);
            reader.Take(bytes.Length);
        }

        if (_text.Length > 0 && _text[_text.Length - 1] != (byte)'\n')
        {
            _text.Append((byte)'\n');
        }
    }

    /// <summary>Finds the lines; false when memory is exhausted.</summary>
    public bool TryIndex()
    {
        int start = 0;
        while (start < _text.Length && !Lines.IsExhausted && !_text.IsExhausted)
        {
            Lines.Append(start);
            start = Bytes.Find(_text.Bytes, (byte)'\n', start) + 1;
        }

        return !_text.IsExhausted && !Lines.IsExhausted;
    }
}
