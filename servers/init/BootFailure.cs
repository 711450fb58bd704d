using System;
using Micro.Archive;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>Why a boot cannot go on: one line that names what is wrong. Whoever says it ends the machine.</summary>
internal static class BootFailure
{
    /// <summary>The status of a machine that could not boot; the command line says the same of its own failures.</summary>
    public const byte Status = 125;

    /// <summary>Says `micro: cannot boot: …`.</summary>
    public static void Say(ReadOnlySpan<byte> what)
    {
        Span<byte> buffer = stackalloc byte[512];
        TextBuilder line = new(buffer);
        line.Append("micro: cannot boot: "u8);
        line.Append(what);
        line.Append("\n"u8);
        KernelLog.Write(line.Text);
    }

    /// <summary>The same, of one server.</summary>
    public static void Say(ReadOnlySpan<byte> server, ReadOnlySpan<byte> what)
    {
        Span<byte> buffer = stackalloc byte[400];
        TextBuilder line = new(buffer);
        line.Append("server "u8);
        line.Append(server);
        line.Append(" "u8);
        line.Append(what);
        Say(line.Text);
    }

    /// <summary>The same, of a server whose image is missing or damaged.</summary>
    public static void SayOfImage(ReadOnlySpan<byte> server, ReadOnlySpan<byte> image, ArchiveError error)
    {
        Span<byte> buffer = stackalloc byte[400];
        TextBuilder line = new(buffer);
        line.Append("server "u8);
        line.Append(server);
        line.Append(": image "u8);
        line.Append(image);
        line.Append(": "u8);
        line.Append(ArchiveErrors.Describe(error));
        Say(line.Text);
    }
}
