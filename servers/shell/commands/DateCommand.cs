using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Tells the date and time.</summary>
public sealed class DateCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "date"u8;

    public ReadOnlySpan<byte> Synopsis => "[-u] [-d @SECONDS | -r FILE] [+FORMAT]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Tells date and time in UTC, after a format of strftime. -d: so many seconds
        after 1970; -r: when FILE was changed.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        long time = context.System.Now;
        for (int option = options.Next("ud:r:"u8); option != OptionReader.End; option = options.Next("ud:r:"u8))
        {
            int result = option switch
            {
                'd' => TakeSeconds(context, options.Value, ref time),
                'r' => TakeFile(context, options.Value, ref time),
                OptionReader.Invalid => ExitStatus.Failure,
                _ => ExitStatus.Success,
            };
            if (result != ExitStatus.Success)
            {
                return result;
            }
        }

        ReadOnlySpan<byte> format = "+%a %b %e %H:%M:%S %Z %Y"u8;
        if (options.OperandCount > 0)
        {
            format = options.Operand(0);
            if (options.OperandCount > 1 || format.IsEmpty || format[0] != (byte)'+')
            {
                return context.ComplainQuoting("invalid date"u8, options.Operand(options.OperandCount - 1));
            }
        }

        DateFormat.Write(context.Output, format.Slice(1), new Calendar(time));
        context.Output.Write("\n"u8);
        return ExitStatus.Success;
    }

    private static int TakeSeconds(CommandContext context, ReadOnlySpan<byte> text, ref long time)
    {
        long seconds = 0;
        bool valid = text.Length > 1 && text[0] == (byte)'@' && Number.TryParse(text.Slice(1), out seconds);
        time = seconds * Calendar.NanosecondsPerSecond;
        return valid ? ExitStatus.Success : context.ComplainQuoting("invalid date"u8, text);
    }

    private static int TakeFile(CommandContext context, ReadOnlySpan<byte> path, ref long time)
    {
        ServiceError error = context.Status(path, out FileStatus status);
        time = status.Modified;
        return error == ServiceError.None ? ExitStatus.Success : context.Complain(path, error);
    }
}
