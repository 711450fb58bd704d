using System;
using Micro.Protocols;

namespace Micro.Servers.Shell.Commands;

/// <summary>Compares two files.</summary>
public sealed class CmpCommand : ICommand
{
    private const int Trouble = 2;

    public ReadOnlySpan<byte> Name => "cmp"u8;

    public ReadOnlySpan<byte> Synopsis => "[-l | -s] FILE1 [FILE2]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Tells where two files differ first; the second may be the input. -l: every
        difference; -s: only the status.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool all = false;
        bool silent = false;
        for (int option = options.Next("ls"u8); option != OptionReader.End; option = options.Next("ls"u8))
        {
            all |= option == 'l';
            silent |= option == 's';
            if (option == OptionReader.Invalid)
            {
                return Trouble;
            }
        }

        if (options.OperandCount is < 1 or > 2)
        {
            context.Complain(options.OperandCount < 1 ? "missing operand"u8 : "extra operand"u8);
            return Trouble;
        }

        ReadOnlySpan<byte> second = options.OperandCount == 2 ? options.Operand(1) : "-"u8;
        if (!TryOpen(context, options.Operand(0), silent, out int left))
        {
            return Trouble;
        }

        if (!TryOpen(context, second, silent, out int right))
        {
            context.CloseInput(left);
            return Trouble;
        }

        FileComparison comparison = new(context, options.Operand(0), second) { ShowsAll = all, IsSilent = silent };
        int status = comparison.Compare(left, right);
        context.CloseInput(left);
        context.CloseInput(right);
        return status;
    }

    /// <summary>With -s a file that is not there is told by the status alone.</summary>
    private static bool TryOpen(CommandContext context, ReadOnlySpan<byte> path, bool silent, out int descriptor)
    {
        descriptor = -1;
        bool isMissing = silent && !path.SequenceEqual("-"u8) && context.Status(path, out FileStatus _) != ServiceError.None;
        return !isMissing && context.TryOpenInput(path, out descriptor);
    }
}
