namespace Micro.Arch.X64;

/// <summary>The MC146818 clock. It is read once, at boot.</summary>
internal static class RealTimeClock
{
    private const ushort IndexPort = 0x70;
    private const ushort DataPort = 0x71;
    private const byte Seconds = 0;
    private const byte StatusA = 10;
    private const byte StatusB = 11;
    private const byte UpdateInProgress = 0x80;

    // Registers from Seconds on: seconds, alarm, minutes, alarm, hours, alarm, weekday, day, month, year.
    private const int Registers = 10;
    private const int MaxAttempts = 10_000;

    /// <summary>Seconds since 1970; 0: there is no clock.</summary>
    public static ulong Read()
    {
        // Two readings that agree, neither during an update: no half-carried time.
        ulong previous = 0;
        for (int i = 0; i < MaxAttempts; i++)
        {
            if ((ReadRegister(StatusA) & UpdateInProgress) != 0)
            {
                // Ones everywhere: nothing answers.
                if (ReadRegister(StatusB) == 0xFF)
                {
                    return 0;
                }

                continue;
            }

            ulong now = ReadOnce();
            if (now == previous)
            {
                return now;
            }

            previous = now;
        }

        return 0;
    }

    private static ulong ReadOnce()
    {
        ClockRegisters values = default;
        for (int i = 0; i < Registers; i++)
        {
            values[i] = ReadRegister((byte)(Seconds + i));
        }

        return values.ToUnixTime(ReadRegister(StatusB));
    }

    private static byte ReadRegister(byte register)
    {
        X64Instructions.WritePort8(IndexPort, register);
        return X64Instructions.ReadPort8(DataPort);
    }
}
