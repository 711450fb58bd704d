using System;
using System.Threading;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Gives out seeds to workers that try them at the same time, and finds the lowest that fails: the same for any number of workers.</summary>
/// <typeparam name="TFailure">How a seed fails.</typeparam>
/// <param name="first">The first seed.</param>
/// <param name="count">How many, from it on.</param>
internal sealed class SeedRace<TFailure>(ulong first, int count)
    where TFailure : class
{
    private readonly Lock _change = new();
    private int _next;
    private int _end = count;
    private TFailure? _failure;

    /// <summary>Seeds that were tried to their end.</summary>
    public int Tried { get; private set; }

    /// <summary>The lowest seed that fails, once all workers have ended.</summary>
    public (ulong Seed, TFailure Failure)? Lowest =>
        _failure is null ? null : (first + (ulong)_end, _failure);

    /// <summary>Tries seeds until none is left that could be the lowest.</summary>
    /// <param name="attempt">Null: the seed is as it must be. What it throws ends the whole race.</param>
    public void Work(Func<ulong, TFailure?> attempt)
    {
        while (TryTake(out int index))
        {
            bool isTried = false;
            try
            {
                TFailure? failure = attempt(first + (ulong)index);
                isTried = true;
                Put(index, failure);
            }
            finally
            {
                if (!isTried)
                {
                    Stop();
                }
            }
        }
    }

    private bool TryTake(out int index)
    {
        lock (_change)
        {
            index = _next++;
            return index < _end;
        }
    }

    // Seeds are given out in order: all below one that failed were given out before it, and end.
    private void Put(int index, TFailure? failure)
    {
        lock (_change)
        {
            Tried++;
            if (failure is not null && index < _end)
            {
                _end = index;
                _failure = failure;
            }
        }
    }

    private void Stop()
    {
        lock (_change)
        {
            _end = 0;
        }
    }
}
