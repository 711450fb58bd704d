using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The lines of `ls -l`, with columns as wide as the widest entry needs.</summary>
/// <remarks>There are no users: everything belongs to root.</remarks>
public struct LongFormat
{
    /// <summary>Half a year of 365.2425 days: older times, and future ones, are shown with the year.</summary>
    private const long RecentSeconds = 31_556_952 / 2;

    private int _linksWidth;
    private int _sizeWidth;
    private int _nodeWidth;

    /// <summary>1024-byte blocks of all entries.</summary>
    public ulong TotalBlocks { get; private set; }

    public void Measure(in FileStatus status)
    {
        _linksWidth = Math.Max(_linksWidth, Number.CountDigits(status.Links));
        _sizeWidth = Math.Max(_sizeWidth, Number.CountDigits(status.Size));
        _nodeWidth = Math.Max(_nodeWidth, Number.CountDigits(status.Node));
        TotalBlocks += status.Blocks * 4;
    }

    public readonly void WriteNode(OutputWriter output, in FileStatus status)
    {
        output.WritePadded(status.Node, _nodeWidth);
        output.Write(" "u8);
    }

    /// <summary>Writes all that stands before the name.</summary>
    public readonly void Write(OutputWriter output, in FileStatus status, long now)
    {
        Span<byte> mode = stackalloc byte[FileMode.Length];
        FileMode.Format(status, mode);
        output.Write(mode);
        output.Write(" "u8);
        output.WritePadded(status.Links, _linksWidth);
        output.Write(" root root "u8);
        output.WritePadded(status.Size, _sizeWidth);
        output.Write(" "u8);
        Calendar date = new(status.Modified);
        long age = new Calendar(now).Seconds - date.Seconds;
        bool isRecent = status.Modified <= now && age < RecentSeconds;
        DateFormat.Write(output, isRecent ? "%b %e %H:%M "u8 : "%b %e  %Y "u8, date);
    }
}
