using System;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Diagnostics;

/// <summary>How long interrupts are off, with the boot option <c>measure</c>: the time of each kernel entry but the shortest, the fast
/// path, which the option turns off.</summary>
internal static class Measure
{
    /// <summary>An exception or an interrupt.</summary>
    public const ulong NoSystemCall = 255;

    /// <summary>The time; 0 when nothing is measured.</summary>
    public static ulong Start<TCpu>()
        where TCpu : struct, ICpu => KernelRoot.State.IsMeasuring ? Math.Max(TCpu.Now, 1) : 0;

    /// <param name="start">What <see cref="Start"/> returned.</param>
    /// <param name="entry">What the kernel was entered for: the number of a system call, or <see cref="NoSystemCall"/>.</param>
    public static void End<TCpu>(ulong start, ulong entry = NoSystemCall)
        where TCpu : struct, ICpu
    {
        if (start == 0)
        {
            return;
        }

        KernelRoot.State.Entries++;
        ulong time = TCpu.Now - start;
        if (time > KernelRoot.State.LongestEntry)
        {
            KernelRoot.State.LongestEntry = time;
            KernelRoot.State.LongestEvent = entry;
        }
    }
}
