using System;
using System.IO;
using Micro.Archive;

namespace Micro.Tools.Archives;

/// <summary>Passes bytes on and keeps their checksum, which wants whole words, however the pieces come.</summary>
internal sealed class ChecksumStream : Stream
{
    private readonly Stream _output;
    private readonly byte[] _word = new byte[sizeof(ulong)];
    private ulong _state;
    private int _pending;
    private long _written;

    public ChecksumStream(Stream output, long length)
    {
        _output = output;
        _state = Checksum.Start(length);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <summary>The checksum of all that was written.</summary>
    public ulong Result() => Checksum.Add(_state, _word.AsSpan(0, _pending));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _output.Write(buffer);
        _written += buffer.Length;
        if (_pending > 0)
        {
            int taken = Math.Min(_word.Length - _pending, buffer.Length);
            buffer[..taken].CopyTo(_word.AsSpan(_pending));
            _pending += taken;
            buffer = buffer[taken..];
            if (_pending < _word.Length)
            {
                return;
            }

            _state = Checksum.Add(_state, _word);
            _pending = 0;
        }

        int whole = buffer.Length / sizeof(ulong) * sizeof(ulong);
        _state = Checksum.Add(_state, buffer[..whole]);
        buffer[whole..].CopyTo(_word);
        _pending = buffer.Length - whole;
    }

    public override void Flush() => _output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
