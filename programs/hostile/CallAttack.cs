using Micro.Abi;
using Micro.Server;

namespace Micro.Programs.Hostile;

/// <summary>Makes system calls out of random words.</summary>
internal static unsafe class CallAttack
{
    /// <summary>Slots that a process has, and a few that it has not.</summary>
    private const int LikelySlots = 40;

    private const ulong NumberMask = 0xFF;

    /// <summary>Makes calls, and tells how many of each result there were.</summary>
    /// <remarks>What a process may do to itself it does here too, so it often does not live to tell.</remarks>
    public static int Run(ulong seed, ulong count, ref TextBuilder line)
    {
        RandomNumbers random = new(seed);
        ulong done = 0;
        ulong refused = 0;
        for (ulong index = 0; index < count; index++)
        {
            KernelError error = Invoke(ref random);
            done += error == KernelError.None ? 1UL : 0;
            refused += error is > KernelError.None and <= KernelError.WrongState ? 1UL : 0;
        }

        line.Append("hostile: "u8);
        line.AppendDecimal(count);
        line.Append(" system calls, "u8);
        line.AppendDecimal(done);
        line.Append(" done, "u8);
        line.AppendDecimal(refused);
        line.Append(" refused\n"u8);
        return done + refused == count ? 0 : 1;
    }

    private static KernelError Invoke(ref RandomNumbers random)
    {
        SystemCallWords words = default;
        for (int index = 0; index < SystemCallWords.Count; index++)
        {
            words[index] = AnyWord(ref random);
        }

        Syscall number = AnyCall(ref random);
        SystemCallFrame frame;
        frame.Word = random.Below(8) == 0
            ? (random.NextExtreme() & ~NumberMask) | (ulong)number
            : new SystemCallWord(number, AnySlot(ref random), AnySlot(ref random), AnySlot(ref random)).Bits;
        frame.Header = AnyWord(ref random);
        frame.Auxiliary = random.NextExtreme();

        // SAFETY: the stub reads and writes the eight words, which are this method's; all else is for the kernel to refuse.
        frame.Words = (ulong*)&words;
        SystemCallStub.Invoke(&frame);
        return frame.Word <= (ulong)KernelError.WrongState ? (KernelError)frame.Word : (KernelError)byte.MaxValue;
    }

    // Log would only fill the log. A message that nobody sends is waited for seldom: it is the last thing the process does.
    private static Syscall AnyCall(ref RandomNumbers random)
    {
        Syscall number;
        do
        {
            number = random.Below(16) == 0 ? (Syscall)random.NextByte() : (Syscall)random.Below((int)Syscall.PowerOff + 1);
        }
        while (number == Syscall.Log || (number == Syscall.ReplyReceive && random.Below(16) != 0));
        return number;
    }

    private static Slot AnySlot(ref RandomNumbers random) =>
        new((uint)(random.Below(16) == 0 ? random.Below(65536) : random.Below(LikelySlots)));

    // A slot, a number of frames, an address of the process, or a word that checks get wrong.
    private static ulong AnyWord(ref RandomNumbers random) => random.Below(4) switch
    {
        0 => (ulong)random.Below(LikelySlots),
        1 => ProcessLayout.Shared + ((ulong)random.Below(64) * ProcessLayout.PageSize),
        _ => random.NextExtreme(),
    };
}
