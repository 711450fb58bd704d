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
    public static void KeepAll()
    {
        int processor = sched_getcpu();
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
    private static partial int sched_setaffinity(int process, nuint size, ulong* mask);
}
