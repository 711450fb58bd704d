using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Micro.Tools.Emulation;

/// <summary>The kernel's log as it comes, and the few of its lines that mean something to the tool.</summary>
internal sealed class GuestLog
{
    private const string ExitPrefix = "micro: exit ";
    private const string IdleLine = "micro: idle";
    private const string PanicPrefix = "panic:";
    private const int KeptLines = 2000;

    private readonly Queue<string> _lines = [];
    private readonly List<byte> _partial = [];
    private readonly List<string> _panic = [];

    /// <summary>The status of the last command, once the kernel has said it.</summary>
    public int? Status { get; private set; }

    /// <summary>True once the kernel has said that nothing can happen any more.</summary>
    public bool IsIdle { get; private set; }

    public bool HasPanicked => _panic.Count > 0;

    /// <summary>The panic message and what the kernel said after it.</summary>
    public IReadOnlyList<string> Panic => _panic;

    public IEnumerable<string> Lines => _lines;

    public void Append(System.ReadOnlySpan<byte> bytes)
    {
        foreach (byte letter in bytes)
        {
            if (letter == (byte)'\n')
            {
                EndLine();
            }
            else
            {
                _partial.Add(letter);
            }
        }
    }

    /// <summary>Takes what came after the last line end as a line too: a guest that dies does not end its lines.</summary>
    public void Finish()
    {
        if (_partial.Count > 0)
        {
            EndLine();
        }
    }

    public IEnumerable<string> Tail(int count) => _lines.TakeLast(count);

    private void EndLine()
    {
        string line = Encoding.UTF8.GetString([.. _partial]).TrimEnd('\r');
        _partial.Clear();
        _lines.Enqueue(line);
        if (_lines.Count > KeptLines)
        {
            _lines.Dequeue();
        }

        if (HasPanicked || line.StartsWith(PanicPrefix, System.StringComparison.Ordinal))
        {
            _panic.Add(line);
        }

        IsIdle |= line == IdleLine;
        if (line.StartsWith(ExitPrefix, System.StringComparison.Ordinal)
            && byte.TryParse(line[ExitPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out byte status))
        {
            Status = status;
        }
    }
}
