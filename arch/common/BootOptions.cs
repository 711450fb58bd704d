using System;

namespace Micro.Arch.Common;

/// <summary>The boot options: words between spaces.</summary>
public static class BootOptions
{
    /// <summary>One of the words of <paramref name="line"/> is <paramref name="option"/>.</summary>
    public static bool Contains(ReadOnlySpan<byte> line, ReadOnlySpan<byte> option)
    {
        while (line.Length >= option.Length)
        {
            int end = line.IndexOf((byte)' ');
            ReadOnlySpan<byte> word = end < 0 ? line : line.Slice(0, end);
            if (word.SequenceEqual(option))
            {
                return true;
            }

            if (end < 0)
            {
                return false;
            }

            line = line.Slice(end + 1);
        }

        return false;
    }
}
