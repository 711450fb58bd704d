using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Player;

/// <summary>Plays the requests that the script of the boot archive prepares, and powers the machine off: a client that says exactly what it is
/// told, for tests of what servers answer. It takes the shell's place in an image.</summary>
/// <remarks>
/// A line is a request: <c>[@PLAYER] SERVER PROTOCOL BYTES [+CAPABILITY]… [>PLACE] [=VALUE] [*TIMES]</c>. SERVER is a name of the manifest, <c>init</c>, or
/// a kept capability <c>$N</c>; BYTES are hexadecimal, <c>-</c> for none, <c>%NNAA</c> for the number that <c>=N</c> has kept of an
/// earlier reply, and AA added to it.
/// <c>+</c> sends a capability along: one that could be a SERVER,
/// <c>notification</c>, or <c>process</c>. <c>></c> keeps those of the reply from place N on. The lines of another @PLAYER are skipped; those
/// without one are <c>player</c>'s. <c>drop $N</c> empties a place, <c>#</c> starts a comment.
/// As a program it plays its arguments, a request each, and ends; <c>init</c> is proc then. Many of them use up the replies of a server.
/// </remarks>
public readonly struct PlayerProgram : IProgram
{
    private const int ScriptBytes = 384 * 1024;
    private const int PartBytes = 2048;

    public static int Main(ref ProcessContext context)
    {
        if (context.Info.TryArgument(1, out ReadOnlySpan<byte> _))
        {
            return PlayArguments(ref context);
        }

        SupervisorClient<KernelTransport> supervisor = new(WellKnownSlots.Supervisor);
        _ = supervisor.Ready();
        ServiceError error = ReadScript(supervisor, out ReadOnlySpan<byte> script);
        if (error == ServiceError.None && Player.TryOpen(ref context, out Player player))
        {
            PlayAll(ref player, context.Info.Name, script);
        }
        else
        {
            KernelLog.Write("player: there is no script, or no room for it\n"u8);
        }

        // Without the right to do so it stays, so that what it was given stays its own.
        _ = supervisor.PowerOff(0);
        while (true)
        {
            _ = SystemCalls.Wait(WellKnownSlots.Notification, out ulong _);
        }
    }

    private static int PlayArguments(ref ProcessContext context)
    {
        bool isPlayed = Player.TryOpen(ref context, out Player player);
        for (int index = 1; isPlayed && context.Info.TryArgument(index, out ReadOnlySpan<byte> line); index++)
        {
            isPlayed = player.TryPlay(line);
        }

        return isPlayed ? 0 : 1;
    }

    private static void PlayAll(ref Player player, ReadOnlySpan<byte> name, ReadOnlySpan<byte> script)
    {
        for (uint number = 1; !script.IsEmpty; number++)
        {
            int end = script.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? script : script.Slice(0, end);
            script = end < 0 ? default : script.Slice(end + 1);
            if (ScriptLine.IsFor(ref line, name) && !player.TryPlay(line))
            {
                Complain(number, line);
            }
        }
    }

    private static void Complain(uint number, ReadOnlySpan<byte> text)
    {
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder line = new(buffer);
        line.Append("player: line "u8);
        line.AppendDecimal(number);
        line.Append(" is no request: "u8);
        line.Append(text.Length > 80 ? text.Slice(0, 80) : text);
        line.Append("\n"u8);
        KernelLog.Write(line.Text);
    }

    private static ServiceError ReadScript(SupervisorClient<KernelTransport> supervisor, out ReadOnlySpan<byte> script)
    {
        byte[] text = new byte[ScriptBytes];
        int length = 0;
        int read;
        ServiceError error;
        do
        {
            error = supervisor.ReadScript((ulong)length, text.AsSpan(length, PartBytes), out read);
            length += error == ServiceError.None ? read : 0;
        }
        while (error == ServiceError.None && read != 0 && length <= ScriptBytes - PartBytes);
        script = text.AsSpan(0, length);
        return error == ServiceError.None && read != 0 ? ServiceError.TooLong : error;
    }
}
