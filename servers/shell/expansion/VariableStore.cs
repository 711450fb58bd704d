using System;

namespace Micro.Servers.Shell.Expansion;

/// <summary>The variables of a shell: `NAME=value` entries one after another in memory of a fixed size.</summary>
/// <remarks>Variables outlive the command that set them, so they must not lie in the memory that ends with it.</remarks>
public sealed class VariableStore
{
    private const int Capacity = 16 * 1024;

    // An entry: length of what follows (two bytes), export flag (one byte), NAME=value.
    private const int HeaderSize = 3;
    private const int ExportOffset = 2;

    private readonly byte[] _bytes = new byte[Capacity];
    private int _length;

    /// <summary>Offset of the first entry; iterate with <see cref="Next"/> until <see cref="End"/>.</summary>
    public static int First => 0;

    public int End => _length;

    public int Next(int entry) => entry + HeaderSize + TextLength(entry);

    /// <summary>The entry as `NAME=value`.</summary>
    public ReadOnlySpan<byte> Text(int entry) => _bytes.AsSpan(entry + HeaderSize, TextLength(entry));

    public ReadOnlySpan<byte> Name(int entry) => Text(entry).Slice(0, Text(entry).IndexOf((byte)'='));

    public bool IsExported(int entry) => _bytes[entry + ExportOffset] != 0;

    public bool IsExported(ReadOnlySpan<byte> name)
    {
        int entry = Find(name);
        return entry >= 0 && IsExported(entry);
    }

    public bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        int entry = Find(name);
        value = entry < 0 ? default : Text(entry).Slice(name.Length + 1);
        return entry >= 0;
    }

    /// <summary>Sets a variable; false when there is no room.</summary>
    public bool Set(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        int old = Find(name);
        bool exported = old >= 0 && IsExported(old);
        int oldSize = old < 0 ? 0 : HeaderSize + TextLength(old);
        int size = name.Length + 1 + value.Length;
        if (_length - oldSize + HeaderSize + size > Capacity)
        {
            return false;
        }

        Span<byte> entry = _bytes.AsSpan(_length);
        if (old >= 0)
        {
            RemoveAt(old);
            entry = _bytes.AsSpan(_length);
        }

        entry[0] = (byte)size;
        entry[1] = (byte)(size >> 8);
        entry[ExportOffset] = exported ? (byte)1 : (byte)0;
        name.CopyTo(entry.Slice(HeaderSize));
        entry[HeaderSize + name.Length] = (byte)'=';
        value.CopyTo(entry.Slice(HeaderSize + name.Length + 1));
        _length += HeaderSize + size;
        return true;
    }

    public void Export(ReadOnlySpan<byte> name)
    {
        int entry = Find(name);
        if (entry >= 0)
        {
            _bytes[entry + ExportOffset] = 1;
        }
    }

    public void Unset(ReadOnlySpan<byte> name)
    {
        int entry = Find(name);
        if (entry >= 0)
        {
            RemoveAt(entry);
        }
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        for (int entry = First; entry < End; entry = Next(entry))
        {
            ReadOnlySpan<byte> text = Text(entry);
            if (text.Length > name.Length && text[name.Length] == (byte)'=' && text.StartsWith(name))
            {
                return entry;
            }
        }

        return -1;
    }

    private void RemoveAt(int entry)
    {
        int next = Next(entry);
        _bytes.AsSpan(next, _length - next).CopyTo(_bytes.AsSpan(entry));
        _length -= next - entry;
    }

    private int TextLength(int entry) => _bytes[entry] | (_bytes[entry + 1] << 8);
}
