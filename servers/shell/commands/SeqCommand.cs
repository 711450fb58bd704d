using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Counts.</summary>
public sealed class SeqCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "seq"u8;

    public ReadOnlySpan<byte> Synopsis => "[-w] [-s SEPARATOR] [FIRST [STEP]] LAST"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the numbers from FIRST (1) to LAST by STEP (1). -w: all of one width;
        -s: what stands between them.
        """u8;

    public int Run(CommandContext context)
    {
        bool sameWidth = false;
        ReadOnlySpan<byte> separator = "\n"u8;
        int index = 1;
        for (; index < context.Arguments.Count; index++)
        {
            ReadOnlySpan<byte> argument = context.Arguments[index];
            if (argument.SequenceEqual("-w"u8))
            {
                sameWidth = true;
            }
            else if (argument.SequenceEqual("-s"u8) && index + 1 < context.Arguments.Count)
            {
                separator = context.Arguments[++index];
            }
            else if (argument.Length > 2 && argument.StartsWith("-s"u8))
            {
                separator = argument.Slice(2);
            }
            else
            {
                index += argument.SequenceEqual("--"u8) ? 1 : 0;
                break;
            }
        }

        return Count(context, index, sameWidth, separator);
    }

    private static int Count(CommandContext context, int index, bool sameWidth, ReadOnlySpan<byte> separator)
    {
        int count = context.Arguments.Count - index;
        if (count is < 1 or > 3)
        {
            return count < 1 ? context.Complain("missing operand"u8) : context.ComplainQuoting("extra operand"u8, context.Arguments[index + 3]);
        }

        Span<DecimalNumber> numbers = [new DecimalNumber(1), new DecimalNumber(1), default];
        for (int i = 0; i < count; i++)
        {
            // One operand is the last, two are first and last, three have the step between them.
            int place = i == count - 1 ? 2 : i;
            if (!DecimalNumber.TryParse(context.Arguments[index + i], out numbers[place]))
            {
                return context.ComplainQuoting("invalid floating point argument:"u8, context.Arguments[index + i]);
            }
        }

        if (numbers[1].Value == 0)
        {
            return context.ComplainQuoting("invalid Zero increment value:"u8, context.Arguments[index + 1]);
        }

        Write(context, numbers, sameWidth, separator);
        return ExitStatus.Success;
    }

    private static void Write(CommandContext context, ReadOnlySpan<DecimalNumber> numbers, bool sameWidth, ReadOnlySpan<byte> separator)
    {
        int digits = Math.Max(numbers[0].Digits, numbers[1].Digits);
        int scale = Math.Max(digits, numbers[2].Digits);
        long value = numbers[0].Scaled(scale);
        long step = numbers[1].Scaled(scale);
        long last = numbers[2].Scaled(scale);
        DecimalNumber end = new(last - ((last - value) % step), scale);
        int width = sameWidth ? Math.Max(new DecimalNumber(value, scale).Width(digits), end.Width(digits)) : 0;
        bool any = false;
        while ((step > 0 ? value <= last : value >= last) && !context.MustStop)
        {
            context.Output.Write(any ? separator : default);
            new DecimalNumber(value, scale).Write(context.Output, digits, width);
            any = true;
            value += step;
        }

        context.Output.Write(any ? "\n"u8 : default);
    }
}
