using System;
using Micro.Abi;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>The values that scripted clients and servers exchange.</summary>
internal static class Scripted
{
    /// <summary>A slot that both sides have filled.</summary>
    public static Slot Capability => new(77);

    /// <summary>What goes into every span of a request.</summary>
    public static ReadOnlySpan<byte> Bytes => "etc/motd"u8;

    /// <summary>Fills a bulk result, as far as there is room.</summary>
    public static int Fill(Span<byte> room)
    {
        ReadOnlySpan<byte> result = "result"u8;
        int length = Math.Min(room.Length, result.Length);
        result[..length].CopyTo(room);
        return length;
    }
}
