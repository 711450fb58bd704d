using System;
using System.Collections.Generic;

namespace Micro.Tools.Snapshots;

/// <summary>The differences of two texts, line by line: a longest common subsequence of what the lines say.</summary>
internal static class LineDiff
{
    /// <summary>The differences, from the first line to the last.</summary>
    public static IReadOnlyList<LineChange> Between(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        int[,] common = CommonLengths(old, now);
        List<LineChange> changes = [];
        int o = 0;
        int n = 0;
        while (o < old.Count || n < now.Count)
        {
            int oldStart = o;
            int newStart = n;
            while (!IsSame(old, o, now, n) && (o < old.Count || n < now.Count))
            {
                bool drops = n == now.Count || (o < old.Count && common[o + 1, n] >= common[o, n + 1]);
                o += drops ? 1 : 0;
                n += drops ? 0 : 1;
            }

            if (o > oldStart || n > newStart)
            {
                changes.Add(new LineChange(oldStart, o - oldStart, newStart, n - newStart));
            }

            for (; IsSame(old, o, now, n); o++, n++)
            {
            }
        }

        return changes;
    }

    // At [o, n]: how many lines the rests from there have in common.
    private static int[,] CommonLengths(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        int[,] common = new int[old.Count + 1, now.Count + 1];
        for (int o = old.Count - 1; o >= 0; o--)
        {
            for (int n = now.Count - 1; n >= 0; n--)
            {
                common[o, n] = IsSame(old, o, now, n) ? common[o + 1, n + 1] + 1 : Math.Max(common[o + 1, n], common[o, n + 1]);
            }
        }

        return common;
    }

    private static bool IsSame(IReadOnlyList<string> old, int o, IReadOnlyList<string> now, int n) =>
        o < old.Count && n < now.Count && old[o] == now[n];
}
