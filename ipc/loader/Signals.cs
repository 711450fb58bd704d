namespace Micro.Loader;

/// <summary>Signal numbers after POSIX, as the statuses of ended processes use them.</summary>
public static class Signals
{
    public const byte Interrupt = 2;
    public const byte IllegalInstruction = 4;
    public const byte Trap = 5;
    public const byte Bus = 7;
    public const byte FloatingPoint = 8;
    public const byte Kill = 9;
    public const byte Segmentation = 11;
}
