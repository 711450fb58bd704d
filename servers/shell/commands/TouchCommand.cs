using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Makes files, or sets their time.</summary>
public sealed class TouchCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "touch"u8;

    public ReadOnlySpan<byte> Synopsis => "[-c] [-r FILE | -d @SECONDS] FILE..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Sets the time of the last change to now, and makes files that are not there.
        -c: makes none;
        -r: to the time of another file; -d: to so many seconds after 1970.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        long time = context.System.Now;
        bool creates = true;
        for (int option = options.Next("cr:d:"u8); option != OptionReader.End; option = options.Next("cr:d:"u8))
        {
            creates &= option != 'c';
            int result = option switch
            {
                'r' => TakeReference(context, options.Value, ref time),
                'd' => TakeSeconds(context, options.Value, ref time),
                OptionReader.Invalid => ExitStatus.Failure,
                _ => ExitStatus.Success,
            };
            if (result != ExitStatus.Success)
            {
                return result;
            }
        }

        if (options.OperandCount == 0)
        {
            return context.Complain("missing file operand"u8);
        }

        int status = ExitStatus.Success;
        for (int i = 0; i < options.OperandCount; i++)
        {
            ServiceError error = Touch(context, options.Operand(i), time, creates);
            if (error != ServiceError.None && (creates || error != ServiceError.NotFound))
            {
                status = context.Complain(options.Operand(i), error);
            }
        }

        return status;
    }

    private static int TakeReference(CommandContext context, ReadOnlySpan<byte> path, ref long time)
    {
        ServiceError error = context.Status(path, out FileStatus status);
        time = status.Modified;
        return error == ServiceError.None ? ExitStatus.Success : context.Complain(path, error);
    }

    private static int TakeSeconds(CommandContext context, ReadOnlySpan<byte> text, ref long time)
    {
        long seconds = 0;
        bool valid = text.Length > 1 && text[0] == (byte)'@' && Number.TryParse(text.Slice(1), out seconds);
        time = seconds * Calendar.NanosecondsPerSecond;
        return valid ? ExitStatus.Success : context.ComplainQuoting("invalid date format"u8, text);
    }

    private static ServiceError Touch(CommandContext context, ReadOnlySpan<byte> path, long time, bool creates)
    {
        if (creates && context.Status(path, out FileStatus _) == ServiceError.NotFound)
        {
            ServiceError opened = context.Open(path, OpenFlags.Write | OpenFlags.Create, out int descriptor);
            if (opened != ServiceError.None)
            {
                return opened;
            }

            _ = context.System.Close(descriptor);
        }

        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = context.Resolve(path, absolute, out int length);
        return error != ServiceError.None ? error : context.System.SetModified(absolute.Slice(0, length), time);
    }
}
