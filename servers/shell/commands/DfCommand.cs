using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Tells how full file systems are.</summary>
public sealed class DfCommand : ICommand
{
    private const ulong BlocksPerFrame = 4;
    private const int SourceWidth = 14;
    private const int MountText = 1100;

    public ReadOnlySpan<byte> Name => "df"u8;

    public ReadOnlySpan<byte> Synopsis => "[-k]"u8;

    public ReadOnlySpan<byte> Description => "Tells how full the mounted file systems are, in blocks of 1024 bytes."u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        for (int option = options.Next("k"u8); option != OptionReader.End; option = options.Next("k"u8))
        {
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        if (options.OperandCount > 0)
        {
            return context.ComplainQuoting("extra operand"u8, options.Operand(0));
        }

        context.Output.WriteLine("Filesystem     1K-blocks     Used Available Use% Mounted on"u8);
        Span<byte> text = stackalloc byte[MountText];
        int status = ExitStatus.Success;
        MountId mount = default;
        while (context.System.NextMount(mount, out mount, text, out int length) == ServiceError.None)
        {
            int space = text.Slice(0, length).IndexOf((byte)' ');
            ReadOnlySpan<byte> source = text.Slice(0, Math.Max(space, 0));
            ReadOnlySpan<byte> path = text.Slice(space + 1, length - space - 1);
            ServiceError error = context.System.Capacity(path, out FileSystemStatistics statistics);
            if (error != ServiceError.None)
            {
                status = context.Complain(path, error);
                continue;
            }

            WriteLine(context.Output, source, path, statistics);
        }

        return status;
    }

    private static void WriteLine(OutputWriter output, ReadOnlySpan<byte> source, ReadOnlySpan<byte> path, in FileSystemStatistics statistics)
    {
        const int CountWidth = 9;
        ulong total = statistics.TotalFrames * BlocksPerFrame;
        ulong used = statistics.UsedFrames * BlocksPerFrame;
        output.WriteLeft(source, SourceWidth);
        output.Write(" "u8);
        output.WritePadded(total, CountWidth);
        output.WritePadded(used, CountWidth);
        output.WritePadded(total - used, CountWidth + 1);

        // Rounded up, so that 0% means empty and 100% full.
        ulong percent = total == 0 ? 0 : ((used * 100) + total - 1) / total;
        output.WritePadded(percent, 4);
        output.Write("% "u8);
        output.WriteLine(path);
    }
}
