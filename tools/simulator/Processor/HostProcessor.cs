using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace Micro.Simulator.Processor;

/// <summary>Keeps a simulation on one processor of the host: only one of them ever runs, and passing the turn, and changing what
/// lies at user addresses, then concerns no other.</summary>
internal static unsafe partial class HostProcessor
{
    private const int BitsPerWord = 64;
    private const int Words = 16;

    /// <summary>Keeps every thread of this host process on the processor where the caller is (sched_setaffinity(2)).</summary>
    public static void KeepAll() => KeepAllOn(sched_getcpu());

    /// <summary>The same on one of the processors that the process may use.</summary>
    /// <param name="index">Counts these, from 0; beyond the last it starts again.</param>
    public static void KeepAll(int index)
    {
        // SAFETY: the call writes as many bytes of the mask as it is told.
        ulong* mask = stackalloc ulong[Words];
        if (sched_getaffinity(0, Words * sizeof(ulong), mask) <= 0)
        {
            return;
        }

        int[] allowed = [.. AllowedBy(new ReadOnlySpan<ulong>(mask, Words))];
        KeepAllOn(allowed[index % allowed.Length]);
    }

    private static List<int> AllowedBy(ReadOnlySpan<ulong> mask)
    {
        List<int> allowed = [];
        for (int processor = 0; processor < mask.Length * BitsPerWord; processor++)
        {
            if ((mask[processor / BitsPerWord] >> (processor % BitsPerWord) & 1) != 0)
            {
                allowed.Add(processor);
            }
        }

        return allowed;
    }

    private static void KeepAllOn(int processor)
    {
        if (processor is >= 0 and < Words * BitsPerWord)
        {
            // SAFETY: the call reads as many bytes of the mask as it is told.
            ulong* mask = stackalloc ulong[Words];
            mask[processor / BitsPerWord] = 1UL << (processor % BitsPerWord);

            // A host that refuses is slower, and that is all.
            foreach (string task in Directory.EnumerateDirectories("/proc/self/task"))
            {
                _ = sched_setaffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), Words * sizeof(ulong), mask);
            }
        }
    }

    [LibraryImport("libc")]
    private static partial int sched_getcpu();

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int process, nuint size, ulong* mask);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int process, nuint size, ulong* mask);
}
