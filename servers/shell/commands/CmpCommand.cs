using System;

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
        if (!context.TryOpenInput(options.Operand(0), out int left))
        {
            return Trouble;
        }

        if (!context.TryOpenInput(second, out int right))
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
}
