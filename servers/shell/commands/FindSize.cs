using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The argument of `find -size`: more than (+), less than (-) or exactly so many units, sizes being rounded up to units.</summary>
public readonly struct FindSize(int direction, ulong count, ulong unit)
{
    private const ulong DefaultUnit = 512;

    private readonly int _direction = direction;
    private readonly ulong _count = count;
    private readonly ulong _unit = unit;

    public static bool TryParse(ReadOnlySpan<byte> text, out FindSize size)
    {
        size = default;
        int direction = text.IsEmpty ? 0 : text[0] == (byte)'+' ? 1 : text[0] == (byte)'-' ? -1 : 0;
        text = direction == 0 ? text : text.Slice(1);
        if (text.IsEmpty)
        {
            return false;
        }

        ulong unit = text[text.Length - 1] switch
        {
            (byte)'c' => 1,
            (byte)'w' => 2,
            (byte)'b' => DefaultUnit,
            (byte)'k' => 1024,
            (byte)'M' => 1024 * 1024,
            (byte)'G' => 1024 * 1024 * 1024,
            _ => 0,
        };
        text = unit == 0 ? text : text.Slice(0, text.Length - 1);
        bool valid = Number.TryParse(text, out ulong count);
        size = new FindSize(direction, count, unit == 0 ? DefaultUnit : unit);
        return valid;
    }

    public bool Includes(ulong bytes)
    {
        ulong units = (bytes / _unit) + (bytes % _unit > 0 ? 1u : 0);
        return _direction > 0 ? units > _count : _direction < 0 ? units < _count : units == _count;
    }
}
