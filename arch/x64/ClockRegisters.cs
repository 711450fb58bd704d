using System.Runtime.CompilerServices;

namespace Micro.Arch.X64;

/// <summary>The time registers of an MC146818, in their order: seconds, alarm, minutes, alarm, hours, alarm, weekday, day, month, year.</summary>
[InlineArray(10)]
public struct ClockRegisters
{
    private const int Second = 0;
    private const int Minute = 2;
    private const int Hour = 4;
    private const int Day = 7;
    private const int Month = 8;
    private const int Year = 9;

    private const byte BinaryMode = 0x04;
    private const byte TwentyFourHours = 0x02;
    private const byte Afternoon = 0x80;

    private const ulong SecondsPerDay = 86_400;

    private byte _first;

    /// <summary>Seconds since 1970. The century is this one.</summary>
    /// <param name="format">Status register B: BCD or binary, 12 or 24 hours.</param>
    public readonly ulong ToUnixTime(byte format)
    {
        bool isBinary = (format & BinaryMode) != 0;
        uint hour = Decode((byte)(this[Hour] & ~Afternoon), isBinary);
        if ((format & TwentyFourHours) == 0)
        {
            // 12 am is hour 0, 12 pm hour 12.
            hour = (hour % 12) + ((this[Hour] & Afternoon) != 0 ? 12u : 0u);
        }

        ulong days = DaysSince1970(2000 + Decode(this[Year], isBinary), Decode(this[Month], isBinary), Decode(this[Day], isBinary));
        return (days * SecondsPerDay) + (hour * 3600) + (Decode(this[Minute], isBinary) * 60) + Decode(this[Second], isBinary);
    }

    private static uint Decode(byte value, bool isBinary) => isBinary ? value : (((uint)value >> 4) * 10) + (value & 15u);

    /// <summary>Counts in years that start in March, so that the leap day is the last of its year.</summary>
    private static ulong DaysSince1970(uint year, uint month, uint day)
    {
        const uint DaysTo1970 = 719_468;
        uint marchYear = month <= 2 ? year - 1 : year;
        uint marchMonth = month <= 2 ? month + 9 : month - 3;
        uint dayOfYear = (((153 * marchMonth) + 2) / 5) + day - 1;
        return (365UL * marchYear) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400) + dayOfYear - DaysTo1970;
    }
}
