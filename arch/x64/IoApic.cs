using Micro.Arch.Common;

namespace Micro.Arch.X64;

/// <summary>The controller of device interrupts (Intel 82093AA datasheet). Lines are its inputs, which are the ISA interrupts 1 to 15 and
/// whatever the machine wires above.</summary>
internal static unsafe class IoApic
{
    /// <summary>Where every machine of QEMU has it.</summary>
    public const ulong Base = 0xFEC0_0000;

    private const uint Select = 0x00;
    private const uint Window = 0x10;

    private const uint Version = 1;
    private const int LastEntryShift = 16;
    private const uint FirstEntry = 0x10;

    // Level triggered, also for ISA lines: an edge that comes while a line is masked would be lost, a level stays.
    private const uint LevelTriggered = 1 << 15;
    private const uint Masked = 1 << 16;

    /// <summary>Masks every line and directs it to this CPU.</summary>
    /// <returns>How many lines there are.</returns>
    public static uint Start(uint destination)
    {
        uint lines = ((Read(Version) >> LastEntryShift) & 0xFF) + 1;
        lines = lines < X64Vectors.MaxLines ? lines : X64Vectors.MaxLines;
        for (uint line = 0; line < lines; line++)
        {
            Mask(line);
            Write(EntryOf(line) + 1, destination);
        }

        return lines;
    }

    public static void Mask(uint line) => Write(EntryOf(line), EntryBits(line) | Masked);

    public static void Unmask(uint line) => Write(EntryOf(line), EntryBits(line));

    private static uint EntryOf(uint line) => FirstEntry + (2 * line);

    private static uint EntryBits(uint line) => LevelTriggered | (X64Vectors.FirstLine + line);

    private static uint Read(uint register)
    {
        Registers(Select)->Value = register;
        return Registers(Window)->Value;
    }

    private static void Write(uint register, uint value)
    {
        Registers(Select)->Value = register;
        Registers(Window)->Value = value;
    }

    // SAFETY: the kernel's space maps the registers here, as a device, before anything calls this class.
    private static DeviceRegister32* Registers(uint offset) => (DeviceRegister32*)(X64DeviceWindow.IoApic + offset);
}
