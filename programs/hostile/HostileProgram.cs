using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Hostile;

/// <summary>`hostile messages SEED COUNT` sends bad messages to every server it can reach, `hostile calls SEED COUNT` makes bad system calls,
/// `hostile idle` waits for ever.</summary>
public readonly struct HostileProgram : IProgram
{
    private const int OutputDescriptor = 1;
    private const int Failure = 1;
    private const int Usage = 2;

    public static int Main(ref ProcessContext context)
    {
        _ = context.Info.TryArgument(1, out ReadOnlySpan<byte> kind);
        if (kind.SequenceEqual("idle"u8))
        {
            BadStart.WaitForever();
        }

        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        _ = OpenFile<KernelTransport>.Inherit(table, context.Slots, OutputDescriptor, out OpenFile<KernelTransport> output);
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder line = new(buffer);
        int status = Usage;
        if (TryNumber(ref context, 2, out ulong seed) && TryNumber(ref context, 3, out ulong count))
        {
            status = kind.SequenceEqual("messages"u8) ? SendMessages(ref context, seed, (int)count, ref line)
                : kind.SequenceEqual("calls"u8) ? CallAttack.Run(seed, count, ref line)
                : Usage;
        }

        if (status == Usage)
        {
            line.Append("hostile: messages|calls SEED COUNT, or idle\n"u8);
        }

        _ = output.Write(line.Text, out int _);
        return status;
    }

    private static int SendMessages(ref ProcessContext context, ulong seed, int count, ref TextBuilder line)
    {
        FrameServiceClient<KernelTransport> frames = new(context.Find("pmm"u8));
        _ = frames.Statistics(out FrameStatistics before);
        MessageAttack attack = new(seed);
        int servers = 0;
        ReadOnlySpan<byte> names = "pmm console heap proc ramfs vfs fd "u8;
        while (!names.IsEmpty)
        {
            int end = names.IndexOf((byte)' ');
            ReadOnlySpan<byte> name = names.Slice(0, end);
            names = names.Slice(end + 1);
            Slot server = name.SequenceEqual("proc"u8) ? WellKnownSlots.Supervisor : context.Find(name);
            if (server.IsNull)
            {
                continue;
            }

            servers++;
            if (!attack.TrySend(server, count))
            {
                AttackReport.Accepted(ref line, name, in attack);
                return Failure;
            }
        }

        _ = frames.Statistics(out FrameStatistics after);
        AttackReport.Refused(ref line, attack.Sent, servers);
        return before.FreeFrames == after.FreeFrames ? 0 : Failure;
    }

    private static bool TryNumber(ref ProcessContext context, int index, out ulong number)
    {
        number = 0;
        bool isGiven = context.Info.TryArgument(index, out ReadOnlySpan<byte> text) && text.Length is > 0 and < 10;
        foreach (byte digit in text)
        {
            isGiven &= digit is >= (byte)'0' and <= (byte)'9';
            number = (number * 10) + digit - (byte)'0';
        }

        return isGiven;
    }
}
