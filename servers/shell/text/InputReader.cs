using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>A buffered reader of an open file; without a file (-1) it is at its end.</summary>
/// <param name="files">Where the file is open.</param>
/// <param name="descriptor">Its number.</param>
/// <param name="bufferSize">Bytes that are read at once, and so taken from whoever reads the file next.</param>
public sealed class InputReader(IFiles files, int descriptor, int bufferSize = InputReader.BufferSize)
{
    /// <summary>A whole number of 64-byte blocks that one message can carry.</summary>
    public const int BufferSize = 4032;

    private readonly IFiles _files = files;
    private readonly int _descriptor = descriptor;
    private readonly byte[] _buffer = new byte[bufferSize];
    private int _start;
    private int _end;

    /// <summary>Why reading stopped before the end.</summary>
    public ServiceError Error { get; private set; }

    /// <summary>The next bytes in the buffer, read if there are none; empty at the end of the file and after an error.</summary>
    public ReadOnlySpan<byte> Fill()
    {
        if (_start == _end && Error == ServiceError.None)
        {
            _start = 0;
            _end = 0;
            if (_descriptor >= 0)
            {
                Error = _files.Read(_descriptor, _buffer, out _end);
            }

            _end = Error == ServiceError.None ? _end : 0;
        }

        return _buffer.AsSpan(_start, _end - _start);
    }

    /// <summary>Takes bytes that <see cref="Fill"/> showed.</summary>
    public void Take(int count) => _start += count;

    public bool TryReadByte(out byte value)
    {
        ReadOnlySpan<byte> bytes = Fill();
        value = bytes.IsEmpty ? (byte)0 : bytes[0];
        if (bytes.IsEmpty)
        {
            return false;
        }

        Take(1);
        return true;
    }

    /// <summary>Appends the next line, its line end included, to <paramref name="line"/>; false at the end.</summary>
    /// <remarks>The last line of a file may have no line end.</remarks>
    public bool TryReadLine(ByteBuffer line, byte terminator = (byte)'\n')
    {
        bool any = false;
        while (true)
        {
            ReadOnlySpan<byte> bytes = Fill();
            if (bytes.IsEmpty)
            {
                return any;
            }

            any = true;
            int end = bytes.IndexOf(terminator);
            int count = end < 0 ? bytes.Length : end + 1;
            line.Append(bytes.Slice(0, count));
            Take(count);
            if (end >= 0 || line.IsExhausted)
            {
                return true;
            }
        }
    }
}
