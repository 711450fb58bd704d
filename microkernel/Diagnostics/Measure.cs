using System;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Diagnostics;

/// <summary>How long interrupts are off, with the boot option <c>measure</c>: the time of each kernel entry but the shortest, the fast
/// path, which the option turns off.</summary>
internal static class Measure
{
    /// <summary>The time; 0 when nothing is measured.</summary>
    public static ulong Start<TCpu>()
        where TCpu : struct, ICpu => KernelRoot.State.IsMeasuring ? Math.Max(TCpu.Now, 1) : 0;

    public static void End<TCpu>(ulong start)
        where TCpu : struct, ICpu
    {
        if (start != 0)
        {
            KernelRoot.State.Entries++;
            KernelRoot.State.LongestEntry = Math.Max(KernelRoot.State.LongestEntry, TCpu.Now - start);
        }
    }
}
