using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>`sha256sum -c`: reads lines of hash and name, and says of each file whether it still has the hash.</summary>
public sealed class HashCheck(CommandContext context, Sha256 sha)
{
    private readonly CommandContext _context = context;
    private readonly Sha256 _sha = sha;
    private uint _badLines;
    private uint _unreadable;
    private uint _mismatches;
    private uint _checked;

    public int Run(ReadOnlySpan<byte> path)
    {
        if (!_context.TryOpenInput(path, out int descriptor))
        {
            return ExitStatus.Failure;
        }

        InputReader reader = new(_context.System, descriptor);
        ByteBuffer line = new(_context.System);
        while (reader.TryReadLine(line) && !_context.MustStop)
        {
            CheckLine(line);
            line.Clear();
        }

        _context.CloseInput(descriptor);
        if (reader.Error != ServiceError.None)
        {
            return _context.Complain(path, reader.Error);
        }

        if (_checked == 0)
        {
            return _context.Complain(path, "no properly formatted checksum lines found"u8);
        }

        Warn(_badLines, " line is improperly formatted"u8, " lines are improperly formatted"u8);
        Warn(_unreadable, " listed file could not be read"u8, " listed files could not be read"u8);
        Warn(_mismatches, " computed checksum did NOT match"u8, " computed checksums did NOT match"u8);
        return _unreadable + _mismatches == 0 ? ExitStatus.Success : ExitStatus.Failure;
    }

    private void CheckLine(ByteBuffer line)
    {
        if (line.Length > 0 && line[line.Length - 1] == (byte)'\n')
        {
            line.Truncate(line.Length - 1);
        }

        bool escaped = line.Length > 0 && line[0] == (byte)'\\';
        ReadOnlySpan<byte> text = line.Bytes.Slice(escaped ? 1 : 0);
        const int Digits = 2 * Sha256.HashSize;
        Span<byte> expected = stackalloc byte[Sha256.HashSize];
        bool isLine = text.Length > Digits + 2 && text[Digits] == (byte)' ' && text[Digits + 1] is (byte)' ' or (byte)'*';
        if (!isLine || !TryReadHash(text.Slice(0, Digits), expected))
        {
            _badLines++;
            return;
        }

        _checked++;
        ByteBuffer name = new(_context.System);
        Unescape(text.Slice(Digits + 2), escaped, name);
        CheckFile(name.Bytes, expected);
    }

    private void CheckFile(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected)
    {
        Span<byte> hash = stackalloc byte[Sha256.HashSize];
        bool read = _context.TryOpenInput(name, out int descriptor);
        if (read)
        {
            read = Sha256sumCommand.Hash(_context, _sha, descriptor, hash) == ServiceError.None;
            _context.CloseInput(descriptor);
        }

        bool matches = read && hash.SequenceEqual(expected);
        _unreadable += read ? 0u : 1u;
        _mismatches += read && !matches ? 1u : 0u;
        _context.Output.Write(name);
        _context.Output.WriteLine(!read ? ": FAILED open or read"u8 : matches ? ": OK"u8 : ": FAILED"u8);
    }

    private void Warn(uint count, ReadOnlySpan<byte> one, ReadOnlySpan<byte> many)
    {
        if (count == 0)
        {
            return;
        }

        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        ByteBuffer text = new(_context.System);
        text.Append("WARNING: "u8);
        text.Append(digits.Slice(0, Number.Format(count, 10, digits)));
        text.Append(count == 1 ? one : many);
        _context.Complain(text.Bytes);
    }

    private static bool TryReadHash(ReadOnlySpan<byte> digits, Span<byte> hash)
    {
        for (int i = 0; i < hash.Length; i++)
        {
            int high = Number.HexadecimalDigit(digits[2 * i]);
            int low = Number.HexadecimalDigit(digits[(2 * i) + 1]);
            if (high < 0 || low < 0)
            {
                return false;
            }

            hash[i] = (byte)((high << 4) | low);
        }

        return true;
    }

    private static void Unescape(ReadOnlySpan<byte> text, bool escaped, ByteBuffer name)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = escaped && text[i] == (byte)'\\' && i + 1 < text.Length;
            i += isEscape ? 1 : 0;
            name.Append(isEscape && text[i] == (byte)'n' ? (byte)'\n' : text[i]);
        }
    }
}
