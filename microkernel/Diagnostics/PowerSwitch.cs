using System;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Diagnostics;

/// <summary>The ways in which the machine ends, each with its last line on the log. The lines are read by tools.</summary>
internal static class PowerSwitch<TCpu>
    where TCpu : struct, ICpu
{
    private const byte IdleStatus = 124;
    private const byte CannotBootStatus = 125;

    /// <summary>A user asked for it.</summary>
    public static void Exit(byte status)
    {
        Log<TCpu>.Text("micro: exit "u8);
        Log<TCpu>.Number(status);
        Log<TCpu>.EndLine();
        TCpu.PowerOff(status);
    }

    /// <summary>Nothing can happen any more.</summary>
    public static void Idle()
    {
        Log<TCpu>.Text("micro: idle"u8);
        Log<TCpu>.EndLine();
        TCpu.PowerOff(IdleStatus);
    }

    /// <summary>What the machine was given cannot be started.</summary>
    public static void CannotBoot(ReadOnlySpan<byte> what, ReadOnlySpan<byte> why)
    {
        Log<TCpu>.Text("micro: cannot boot: "u8);
        Log<TCpu>.Text(what);
        Log<TCpu>.Text(why);
        Log<TCpu>.EndLine();
        TCpu.PowerOff(CannotBootStatus);
    }
}
