using System;

namespace Micro.Servers.Shell.Text;

/// <summary>Writes dates after a format of strftime, in UTC and the C locale.</summary>
public static class DateFormat
{
    public static void Write(OutputWriter output, ReadOnlySpan<byte> format, in Calendar date)
    {
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != (byte)'%' || i + 1 == format.Length)
            {
                output.Write(format[i]);
                continue;
            }

            i++;
            bool unpadded = format[i] == (byte)'-' && i + 1 < format.Length;
            i += unpadded ? 1 : 0;
            if (!WriteNumber(output, format[i], date, unpadded) && !WriteText(output, format[i], date))
            {
                output.Write((byte)'%');
                output.Write(format[i]);
            }
        }
    }

    /// <summary>The conversions that are one number of a fixed width.</summary>
    private static bool WriteNumber(OutputWriter output, byte conversion, in Calendar date, bool unpadded)
    {
        (long value, int width) = conversion switch
        {
            (byte)'Y' => (date.Year, 1),
            (byte)'C' => (date.Year / 100, 2),
            (byte)'y' => (date.Year % 100, 2),
            (byte)'m' => (date.Month, 2),
            (byte)'d' or (byte)'e' => (date.Day, 2),
            (byte)'H' or (byte)'k' => (date.Hour, 2),
            (byte)'I' or (byte)'l' => (((date.Hour + 11) % 12) + 1, 2),
            (byte)'M' => (date.Minute, 2),
            (byte)'S' => (date.Second, 2),
            (byte)'N' => (date.Nanosecond, 9),
            (byte)'j' => (date.DayOfYear, 3),
            (byte)'s' => (date.Seconds, 1),
            (byte)'u' => (date.Weekday == 0 ? 7 : date.Weekday, 1),
            (byte)'w' => (date.Weekday, 1),
            (byte)'U' => ((date.DayOfYear + 6 - date.Weekday) / 7, 2),
            (byte)'W' => ((date.DayOfYear + 6 - ((date.Weekday + 6) % 7)) / 7, 2),
            _ => (0L, 0),
        };
        if (width == 0)
        {
            return false;
        }

        if (value < 0)
        {
            output.Write((byte)'-');
            value = -value;
        }

        byte padding = conversion is (byte)'e' or (byte)'k' or (byte)'l' ? (byte)' ' : (byte)'0';
        output.WritePadded((ulong)value, unpadded ? 0 : width, padding);
        return true;
    }

    private static bool WriteText(OutputWriter output, byte conversion, in Calendar date)
    {
        ReadOnlySpan<byte> composed = conversion switch
        {
            (byte)'c' => "%a %b %e %H:%M:%S %Y"u8,
            (byte)'D' or (byte)'x' => "%m/%d/%y"u8,
            (byte)'F' => "%Y-%m-%d"u8,
            (byte)'T' or (byte)'X' => "%H:%M:%S"u8,
            (byte)'R' => "%H:%M"u8,
            (byte)'r' => "%I:%M:%S %p"u8,
            _ => default,
        };
        if (!composed.IsEmpty)
        {
            Write(output, composed, date);
            return true;
        }

        ReadOnlySpan<byte> text = conversion switch
        {
            (byte)'a' => Calendar.WeekdayName(date.Weekday).Slice(0, 3),
            (byte)'A' => Trim(Calendar.WeekdayName(date.Weekday)),
            (byte)'b' or (byte)'h' => Calendar.MonthName(date.Month).Slice(0, 3),
            (byte)'B' => Trim(Calendar.MonthName(date.Month)),
            (byte)'p' => date.Hour < 12 ? "AM"u8 : "PM"u8,
            (byte)'P' => date.Hour < 12 ? "am"u8 : "pm"u8,
            (byte)'Z' => "UTC"u8,
            (byte)'z' => "+0000"u8,
            (byte)'n' => "\n"u8,
            (byte)'t' => "\t"u8,
            (byte)'%' => "%"u8,
            _ => default,
        };
        output.Write(text);
        return !text.IsEmpty;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> name)
    {
        int space = name.IndexOf((byte)' ');
        return space < 0 ? name : name.Slice(0, space);
    }
}
