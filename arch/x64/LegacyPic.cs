namespace Micro.Arch.X64;

/// <summary>The two 8259 interrupt controllers, which are only ever silenced: the APICs do their work.</summary>
internal static class LegacyPic
{
    private const ushort MasterMask = 0x21;
    private const ushort SlaveMask = 0xA1;
    private const byte AllLines = 0xFF;

    public static void Silence()
    {
        X64Instructions.WritePort8(MasterMask, AllLines);
        X64Instructions.WritePort8(SlaveMask, AllLines);
    }
}
