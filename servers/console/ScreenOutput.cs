using System;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>What is on its way to the screen: a ring of bytes, and what becomes of line ends.</summary>
public readonly struct ScreenOutput
{
    private const int RingBytes = 16000;
    private const byte NewLine = (byte)'\n';
    private const byte Return = (byte)'\r';

    private readonly StateRing _ring;
    private readonly bool _addsReturns;

    /// <param name="region">Where the ring lies.</param>
    /// <param name="addsReturns">A terminal shows it: line feeds need carriage returns. Without: bytes as they come.</param>
    public ScreenOutput(StateRegion region, bool addsReturns)
    {
        _ring = region.Ring(RingBytes);
        _addsReturns = addsReturns;
    }

    public bool IsEmpty => _ring.IsEmpty;

    /// <summary>Appends as much as there is room for; how much of <paramref name="data"/> that was.</summary>
    public int Write(ReadOnlySpan<byte> data)
    {
        int done = 0;
        while (done < data.Length)
        {
            ReadOnlySpan<byte> rest = data.Slice(done);
            int end = _addsReturns ? rest.IndexOf(NewLine) : -1;
            ReadOnlySpan<byte> plain = end < 0 ? rest : rest.Slice(0, end);
            int written = _ring.Write(plain);
            done += written;
            bool isLineOver = end >= 0 && written == plain.Length && _ring.Room >= 2;
            if (isLineOver)
            {
                _ = _ring.TryWrite(Return);
                _ = _ring.TryWrite(NewLine);
                done++;
            }
            else if (end >= 0 || written < plain.Length)
            {
                break;
            }
        }

        return done;
    }

    public bool Write(byte value) => Write(new ReadOnlySpan<byte>(in value)) == 1;

    /// <summary>Bytes to be transmitted, as they lie in one piece.</summary>
    public ReadOnlySpan<byte> Pending(int limit) => _ring.Peek(limit);

    /// <summary>The next bytes are transmitted.</summary>
    public void Sent(int count) => _ring.Skip(count);
}
