using System;
using System.Collections.Generic;
using System.Linq;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Leaves out what a failure does not need.</summary>
/// <remarks>Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE Transactions on Software Engineering 28 (2002): the
/// complements of ever smaller parts.</remarks>
internal static class Shrinker
{
    /// <summary>The least part that was found to fail still; every single step of it is needed.</summary>
    /// <param name="steps">All of it fails.</param>
    /// <param name="fails">Tries a part.</param>
    public static IReadOnlyList<T> Shrink<T>(IReadOnlyList<T> steps, Func<IReadOnlyList<T>, bool> fails)
    {
        int parts = 2;
        while (steps.Count >= 2)
        {
            int size = Math.Max(1, steps.Count / parts);
            IReadOnlyList<T>? smaller = Enumerable.Range(0, (steps.Count + size - 1) / size)
                .Select(part => (IReadOnlyList<T>)[.. steps.Take(part * size), .. steps.Skip((part + 1) * size)])
                .FirstOrDefault(fails);
            if (smaller is not null)
            {
                steps = smaller;
                parts = Math.Max(parts - 1, 2);
            }
            else if (size == 1)
            {
                break;
            }
            else
            {
                parts = Math.Min(parts * 2, steps.Count);
            }
        }

        return steps;
    }
}
