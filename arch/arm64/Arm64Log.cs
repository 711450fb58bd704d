namespace Micro.Arch.Arm64;

/// <summary>The log channel: the host by semihosting if the boot options say so, else the UART.</summary>
internal static class Arm64Log
{
    public static void Write(byte value)
    {
        switch (Arm64MachineState.Current.Log)
        {
            case LogChannel.Semihosting:
                Semihosting.Write(value);
                break;
            case LogChannel.Uart:
                WriteUart(value);
                break;
            default:
                break;
        }
    }

    private static void WriteUart(byte value)
    {
        // The serial port may end at a terminal in raw mode.
        if (value == (byte)'\n')
        {
            Arm64MachineState.Current.Uart.Write((byte)'\r');
        }

        Arm64MachineState.Current.Uart.Write(value);
    }
}
