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

    public ReadOnlySpan<byte> Synopsis => "[-k] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Tells how full the file systems of the files are, or all that are mounted, in
        blocks of 1024 bytes.
        """u8;

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

        return options.OperandCount == 0 ? ShowAll(context) : ShowFiles(context, options);
    }

    private static int ShowAll(CommandContext context)
    {
        WriteHeader(context.Output);
        Span<byte> text = stackalloc byte[MountText];
        int status = ExitStatus.Success;
        MountId mount = default;
        while (context.System.NextMount(mount, out mount, text, out int length) == ServiceError.None)
        {
            ReadOnlySpan<byte> found = text.Slice(0, length);
            ServiceError error = context.System.Capacity(PathOf(found), out FileSystemStatistics statistics);
            if (error == ServiceError.None)
            {
                WriteLine(context.Output, found, statistics);
            }
            else
            {
                status = context.Complain(PathOf(found), error);
            }
        }

        return status;
    }

    private static int ShowFiles(CommandContext context, OptionReader options)
    {
        Span<byte> path = stackalloc byte[PathText.MaximumBytes];
        Span<byte> mount = stackalloc byte[MountText];
        int status = ExitStatus.Success;
        bool hasHeader = false;
        for (int i = 0; i < options.OperandCount; i++)
        {
            ReadOnlySpan<byte> operand = options.Operand(i);
            FileSystemStatistics statistics = default;
            ServiceError error = context.Status(operand, out FileStatus _);
            int length = 0;
            error = error == ServiceError.None ? context.Resolve(operand, path, out length) : error;
            error = error == ServiceError.None ? context.System.Capacity(path.Slice(0, length), out statistics) : error;
            if (error != ServiceError.None)
            {
                status = context.Complain(operand, error);
                continue;
            }

            if (!hasHeader)
            {
                WriteHeader(context.Output);
                hasHeader = true;
            }

            length = PathText.Normalize(path.Slice(0, length));
            WriteLine(context.Output, mount.Slice(0, FindMount(context, path.Slice(0, length), mount)), statistics);
        }

        return status;
    }

    // The mount with the longest path that holds a path, as `source path`.
    private static int FindMount(CommandContext context, ReadOnlySpan<byte> path, Span<byte> best)
    {
        Span<byte> text = stackalloc byte[MountText];
        int bestLength = 0;
        int longest = 0;
        MountId mount = default;
        while (context.System.NextMount(mount, out mount, text, out int length) == ServiceError.None)
        {
            ReadOnlySpan<byte> root = PathOf(text.Slice(0, length));
            bool holds = root.Length == 1
                || (path.StartsWith(root) && (path.Length == root.Length || path[root.Length] == (byte)'/'));
            if (holds && root.Length > longest)
            {
                text.Slice(0, length).CopyTo(best);
                bestLength = length;
                longest = root.Length;
            }
        }

        return bestLength;
    }

    private static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> mount) => mount.Slice(mount.IndexOf((byte)' ') + 1);

    private static void WriteHeader(OutputWriter output) =>
        output.WriteLine("Filesystem     1K-blocks     Used Available Use% Mounted on"u8);

    private static void WriteLine(OutputWriter output, ReadOnlySpan<byte> mount, in FileSystemStatistics statistics)
    {
        const int CountWidth = 9;
        ulong total = statistics.TotalFrames * BlocksPerFrame;
        ulong used = statistics.UsedFrames * BlocksPerFrame;
        output.WriteLeft(mount.Slice(0, Math.Max(mount.IndexOf((byte)' '), 0)), SourceWidth);
        output.Write(" "u8);
        output.WritePadded(total, CountWidth);
        output.WritePadded(used, CountWidth);
        output.WritePadded(total - used, CountWidth + 1);

        // Rounded up, so that 0% means empty and 100% full.
        ulong percent = total == 0 ? 0 : ((used * 100) + total - 1) / total;
        output.WritePadded(percent, 4);
        output.Write("% "u8);
        output.WriteLine(PathOf(mount));
    }
}
