using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Compares two open files byte by byte, with the messages of `cmp`.</summary>
public sealed class FileComparison
{
    private readonly CommandContext _context;
    private readonly byte[] _left;
    private readonly byte[] _right;
    private ulong _offset;
    private ulong _lines;
    private bool _lineEnded;
    private bool _differs;

    public FileComparison(CommandContext context, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        _context = context;
        _left = left.ToArray();
        _right = right.ToArray();
    }

    public bool ShowsAll { get; init; }

    public bool IsSilent { get; init; }

    public int Compare(int left, int right)
    {
        InputReader first = new(_context.System, left);
        InputReader second = new(_context.System, right);
        while (!_context.MustStop)
        {
            ReadOnlySpan<byte> a = first.Fill();
            ReadOnlySpan<byte> b = second.Fill();
            if (a.IsEmpty || b.IsEmpty)
            {
                return Finish(first, second, a.IsEmpty, b.IsEmpty);
            }

            int count = Math.Min(a.Length, b.Length);
            if (!Compare(a.Slice(0, count), b.Slice(0, count)))
            {
                return ExitStatus.Failure;
            }

            first.Take(count);
            second.Take(count);
        }

        return ExitStatus.Failure;
    }

    /// <summary>Compares runs of one length; false when a difference ends the comparison.</summary>
    private bool Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                _differs = true;
                ShowDifference(_offset + (ulong)i + 1, a[i], b[i]);
                if (!ShowsAll)
                {
                    return false;
                }
            }

            _lineEnded = a[i] == (byte)'\n';
            _lines += _lineEnded ? 1u : 0;
        }

        _offset += (ulong)a.Length;
        return true;
    }

    private void ShowDifference(ulong place, byte a, byte b)
    {
        if (IsSilent)
        {
            return;
        }

        OutputWriter output = _context.Output;
        if (ShowsAll)
        {
            output.WritePadded(place, PlaceWidth());
            output.Write(" "u8);
            output.WritePadded(a, 3, radix: 8);
            output.Write(" "u8);
            output.WritePadded(b, 3, radix: 8);
            output.Write("\n"u8);
            return;
        }

        output.Write(_left);
        output.Write(" "u8);
        output.Write(_right);
        output.Write(" differ: char "u8);
        output.Write(place);
        output.Write(", line "u8);
        output.Write(_lines + 1);
        output.Write("\n"u8);
    }

    /// <summary>The columns that the greatest possible place takes.</summary>
    private int PlaceWidth()
    {
        bool known = _context.Status(_left, out FileStatus a) == ServiceError.None;
        known &= _context.Status(_right, out FileStatus b) == ServiceError.None;
        return known && a.Kind == FileKind.File && b.Kind == FileKind.File ? Number.CountDigits(Math.Min(a.Size, b.Size)) : 20;
    }

    private int Finish(InputReader first, InputReader second, bool firstEnded, bool secondEnded)
    {
        ServiceError error = first.Error != ServiceError.None ? first.Error : second.Error;
        if (error != ServiceError.None)
        {
            _context.Complain(first.Error != ServiceError.None ? _left : _right, error);
            return 2;
        }

        if (firstEnded && secondEnded)
        {
            return _differs ? ExitStatus.Failure : ExitStatus.Success;
        }

        if (!IsSilent)
        {
            ReportEnd(firstEnded ? _left : _right);
        }

        return ExitStatus.Failure;
    }

    private void ReportEnd(ReadOnlySpan<byte> name)
    {
        ByteBuffer text = new(_context.System);
        text.Append("EOF on "u8);
        text.Append(name);
        if (_offset == 0)
        {
            text.Append(" which is empty"u8);
        }
        else
        {
            text.Append(" after byte "u8);
            AppendNumber(text, _offset);
            if (!ShowsAll)
            {
                text.Append(_lineEnded ? ", line "u8 : ", in line "u8);
                AppendNumber(text, _lineEnded ? _lines : _lines + 1);
            }
        }

        _context.Complain(text.Bytes);
    }

    private static void AppendNumber(ByteBuffer text, ulong value)
    {
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        text.Append(digits.Slice(0, Number.Format(value, 10, digits)));
    }
}
