namespace Micro.Arch.X64;

/// <summary>The log channel: QEMU's debug console if the boot options say so, else the serial port.</summary>
internal static class X64Log
{
    private const ushort DebugConsolePort = 0xE9;

    public static void Write(byte value)
    {
        if (X64MachineState.Current.LogsToDebugConsole)
        {
            X64Instructions.WritePort8(DebugConsolePort, value);
            return;
        }

        // The serial port may end at a terminal in raw mode.
        if (value == (byte)'\n')
        {
            Uart16550.Write((byte)'\r');
        }

        Uart16550.Write(value);
    }
}
