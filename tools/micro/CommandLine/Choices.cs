using System;
using System.Collections.Generic;
using System.Linq;

namespace Micro.Tools.CommandLine;

/// <summary>Words for a name that does not exist: what it was, what there is, and what was perhaps meant.</summary>
internal static class Choices
{
    public static string Unknown(string what, string given, IEnumerable<string> choices, string where = "")
    {
        string[] all = [.. choices];
        string known = all.Length == 0 ? "there is none" : "choose from " + string.Join(", ", all);
        string? nearest = Nearest(given, all);
        string hint = nearest is null ? "" : $"did you mean '{nearest}'? ";
        return $"unknown {what} '{given}'{where}: {hint}({known})";
    }

    /// <summary>The choice that a slip of the finger would turn into what was given.</summary>
    public static string? Nearest(string given, IEnumerable<string> choices)
    {
        (string Choice, int Distance)[] ranked =
            [.. choices.Select(choice => (choice, Distance(given, choice))).OrderBy(pair => pair.Item2)];
        int limit = Math.Max(1, given.TrimStart('-').Length / 3);
        return ranked.Length > 0 && ranked[0].Distance <= limit ? ranked[0].Choice : null;
    }

    /// <summary>Levenshtein's distance, with a swap of neighbours as one step.</summary>
    internal static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i : Step(cost, from, to, i, j);
            }
        }

        return cost[from.Length, to.Length];
    }

    private static int Step(int[,] cost, string from, string to, int i, int j)
    {
        int change = from[i - 1] == to[j - 1] ? 0 : 1;
        int best = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + change);
        bool isSwap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwap ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }
}
