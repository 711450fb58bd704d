using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>A buffered writer to an open file, or to nothing (-1). The first error stays, and what comes after it is dropped.</summary>
public sealed class OutputWriter(IFiles files, int descriptor, bool flushesLines)
{
    /// <summary>What one message to a file system can carry.</summary>
    private const int BufferSize = 4064;

    private readonly IFiles _files = files;
    private readonly bool _flushesLines = flushesLines;

    // Made at the first byte: most commands that succeed never write to their error output.
    private byte[] _buffer = [];
    private int _length;

    public int Descriptor { get; } = descriptor;

    public ServiceError Error { get; private set; }

    public bool HasFailed => Error != ServiceError.None;

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length == 0)
        {
            _buffer = new byte[BufferSize];
        }

        bool endsLine = !bytes.IsEmpty && bytes[bytes.Length - 1] == (byte)'\n';
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BufferSize - _length);
            bytes.Slice(0, count).CopyTo(_buffer.AsSpan(_length));
            _length += count;
            bytes = bytes.Slice(count);
            if (_length == BufferSize)
            {
                Flush();
            }
        }

        if (endsLine && _flushesLines)
        {
            Flush();
        }
    }

    public void Write(byte value) => Write(new ReadOnlySpan<byte>(in value));

    public void WriteLine(scoped ReadOnlySpan<byte> text)
    {
        Write(text);
        Write("\n"u8);
    }

    public void Write(ulong value, uint radix = 10)
    {
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        Write(digits.Slice(0, Number.Format(value, radix, digits)));
    }

    /// <summary>Writes a number right-aligned in <paramref name="width"/> columns.</summary>
    public void WritePadded(ulong value, int width, byte padding = (byte)' ', uint radix = 10)
    {
        Pad(width - Number.CountDigits(value, radix), padding);
        Write(value, radix);
    }

    /// <summary>Writes text left-aligned in <paramref name="width"/> columns.</summary>
    public void WriteLeft(scoped ReadOnlySpan<byte> text, int width)
    {
        Write(text);
        Pad(width - text.Length, (byte)' ');
    }

    /// <summary>Writes text right-aligned in <paramref name="width"/> columns.</summary>
    public void WriteRight(scoped ReadOnlySpan<byte> text, int width)
    {
        Pad(width - text.Length, (byte)' ');
        Write(text);
    }

    public void Pad(int count, byte padding)
    {
        for (; count > 0; count--)
        {
            Write(padding);
        }
    }

    public void Flush()
    {
        if (_length > 0 && Descriptor >= 0 && Error == ServiceError.None)
        {
            Error = _files.Write(Descriptor, _buffer.AsSpan(0, _length));
        }

        _length = 0;
    }
}
