using System;

namespace Micro.Servers.Shell.Text;

/// <summary>A moment as a date and a time of day in UTC.</summary>
public readonly struct Calendar
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long SecondsPerDay = 86_400;

    private const int NameWidth = 9;

    // The calendar repeats after 400 years.
    private const long DaysPerEra = 146_097;

    // From March 1 of year 0 to January 1, 1970.
    private const long EpochDay = 719_468;

    public Calendar(long nanoseconds)
    {
        Seconds = FloorDivide(nanoseconds, NanosecondsPerSecond);
        Nanosecond = (int)(nanoseconds - (Seconds * NanosecondsPerSecond));
        long day = FloorDivide(Seconds, SecondsPerDay);
        SecondOfDay = (int)(Seconds - (day * SecondsPerDay));
        Weekday = (int)(((day + 4) % 7 + 7) % 7);
        (Year, Month, Day) = Civil(day);
        DayOfYear = (int)(day - DaysFromCivil(Year, 1, 1)) + 1;
    }

    // Nine bytes each: a table of spans cannot be static data.
    private static ReadOnlySpan<byte> MonthNames =>
        "January  February March    April    May      June     July     August   SeptemberOctober  November December "u8;

    private static ReadOnlySpan<byte> WeekdayNames => "Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday "u8;

    /// <summary>Seconds since 1970.</summary>
    public long Seconds { get; }

    public int Nanosecond { get; }

    public int SecondOfDay { get; }

    public long Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    public int Day { get; }

    /// <summary>1 to 366.</summary>
    public int DayOfYear { get; }

    /// <summary>0: Sunday.</summary>
    public int Weekday { get; }

    public int Hour => SecondOfDay / 3600;

    public int Minute => SecondOfDay / 60 % 60;

    public int Second => SecondOfDay % 60;

    /// <summary>The name of a month, padded with spaces.</summary>
    public static ReadOnlySpan<byte> MonthName(int month) => MonthNames.Slice((month - 1) * NameWidth, NameWidth);

    /// <summary>The name of a day of the week, padded with spaces.</summary>
    public static ReadOnlySpan<byte> WeekdayName(int weekday) => WeekdayNames.Slice(weekday * NameWidth, NameWidth);

    /// <summary>Days from 1970 to a date of the Gregorian calendar.</summary>
    public static long DaysFromCivil(long year, int month, int day)
    {
        // Years start in March here, so that the leap day is their last.
        year -= month <= 2 ? 1 : 0;
        long era = FloorDivide(year, 400);
        long yearOfEra = year - (era * 400);
        long dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - EpochDay;
    }

    private static (long Year, int Month, int Day) Civil(long day)
    {
        day += EpochDay;
        long era = FloorDivide(day, DaysPerEra);
        long dayOfEra = day - (era * DaysPerEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / (DaysPerEra - 1))) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int shifted = (int)(((5 * dayOfYear) + 2) / 153);
        int dayOfMonth = (int)(dayOfYear - (((153 * shifted) + 2) / 5)) + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, dayOfMonth);
    }

    private static long FloorDivide(long value, long divisor) =>
        (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
