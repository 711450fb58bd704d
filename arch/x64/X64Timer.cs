namespace Micro.Arch.X64;

/// <summary>The kernel's timer: one deadline, on the local APIC's counter of 32 bits.</summary>
internal static class X64Timer
{
    public static void Set(ulong deadline)
    {
        X64MachineState.Current.TimerDeadline = deadline;
        ulong now = X64Clock.Now;
        ulong wait = deadline > now ? deadline - now : 1;
        LocalApic.SetCount(wait < uint.MaxValue ? (uint)wait : uint.MaxValue);
    }

    public static void Cancel() => LocalApic.SetCount(0);

    /// <summary>Takes the timer interrupt. False: it came before its deadline (that was further away than the counter reaches, or the
    /// two clocks differ by a trifle), and the timer runs on.</summary>
    public static bool Take()
    {
        LocalApic.Acknowledge();
        ulong deadline = X64MachineState.Current.TimerDeadline;
        if (X64Clock.Now >= deadline)
        {
            return true;
        }

        Set(deadline);
        return false;
    }
}
