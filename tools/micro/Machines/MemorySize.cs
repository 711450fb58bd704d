using System.Globalization;

namespace Micro.Tools.Machines;

/// <summary>Sizes as people write them: 4096, 64K, 128M, 2G.</summary>
internal static class MemorySize
{
    public const long Kibi = 1024;
    public const long Mebi = 1024 * Kibi;
    public const long Gibi = 1024 * Mebi;

    /// <summary>Reads a size; without a suffix it is in the unit given.</summary>
    public static bool TryParse(string text, long defaultUnit, out long bytes)
    {
        bytes = 0;
        if (text.Length == 0)
        {
            return false;
        }

        long unit = char.ToUpperInvariant(text[^1]) switch
        {
            'K' => Kibi,
            'M' => Mebi,
            'G' => Gibi,
            'B' => 1,
            _ => 0,
        };
        string digits = unit == 0 ? text : text[..^1];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return false;
        }

        unit = unit == 0 ? defaultUnit : unit;
        if (number > long.MaxValue / unit)
        {
            return false;
        }

        bytes = number * unit;
        return true;
    }

    /// <summary>Writes a size with the largest suffix that keeps it exact.</summary>
    public static string Format(long bytes) => bytes switch
    {
        >= Gibi when bytes % Gibi == 0 => $"{bytes / Gibi}G",
        >= Mebi when bytes % Mebi == 0 => $"{bytes / Mebi}M",
        >= Kibi when bytes % Kibi == 0 => $"{bytes / Kibi}K",
        _ => $"{bytes}",
    };

    public static long RoundUp(long bytes, long unit) => (bytes + unit - 1) / unit * unit;
}
