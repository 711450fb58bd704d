using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>A buffered writer to an open file, or to nothing (-1). The first error stays, and what comes after it is dropped.</summary>
/// <remarks>The buffer is made with the writer: made at the first byte, it could end with a mark that was set in between.</remarks>
public sealed class OutputWriter(IFiles files, int descriptor, bool flushesLines, int bufferSize = OutputWriter.LargestBuffer)
{
    /// <summary>What one message to a file system can carry.</summary>
    private const int LargestBuffer = 4064;

    private const int SmallBuffer = 256;

    private readonly IFiles _files = files;
    private readonly bool _flushesLines = flushesLines;
    private readonly byte[] _buffer = new byte[bufferSize];
    private int _length;

    /// <summary>A writer for a line or two, such as an error.</summary>
    public static OutputWriter ForMessage(IFiles files, int descriptor) => new(files, descriptor, flushesLines: false, SmallBuffer);

    public int Descriptor { get; } = descriptor;

    public ServiceError Error { get; private set; }

    public bool HasFailed => Error != ServiceError.None;

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bool endsLine = !bytes.IsEmpty && bytes[bytes.Length - 1] == (byte)'\n';
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, _buffer.Length - _length);
            bytes.Slice(0, count).CopyTo(_buffer.AsSpan(_length));
            _length += count;
            bytes = bytes.Slice(count);
            if (_length == _buffer.Length)
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
