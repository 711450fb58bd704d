using System;
using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The longer reasons for which a boot ends.</summary>
internal static class BootMessages
{
    /// <summary>`server ramfs died at start: read-access at 0x10 in Micro.Servers.Ramfs.X`.</summary>
    public static void DiedAtStart(ReadOnlySpan<byte> server, ReadOnlySpan<byte> why)
    {
        Span<byte> buffer = stackalloc byte[448];
        TextBuilder what = new(buffer);
        what.Append("died at start: "u8);
        what.Append(why);
        BootFailure.Say(server, what.Text);
    }

    /// <summary>`server heap cannot start: the manifest does not give it 'pmm'`.</summary>
    public static void Refused(ReadOnlySpan<byte> server, ReadOnlySpan<byte> reason)
    {
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder what = new(buffer);
        what.Append("cannot start: "u8);
        what.Append(reason);
        BootFailure.Say(server, what.Text);
    }

    /// <summary>`too little memory: the servers need 9000 KiB, a piece each, and 8000 KiB are free`.</summary>
    public static void TooLittleMemory(ulong needed, ulong free)
    {
        const ulong Kibibytes = ProcessLayout.PageSize / 1024;
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder what = new(buffer);
        what.Append("too little memory: the servers need "u8);
        what.AppendDecimal(needed * Kibibytes);
        what.Append(" KiB, a piece each, and "u8);
        what.AppendDecimal(free * Kibibytes);
        what.Append(" KiB are free"u8);
        BootFailure.Say(what.Text);
    }
}
