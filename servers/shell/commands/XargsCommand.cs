using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Runs a command with arguments from the input.</summary>
public sealed class XargsCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "xargs"u8;

    public ReadOnlySpan<byte> Synopsis => "[-0rt] [-n COUNT] [-I TEXT] [COMMAND [ARGUMENT]...]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Runs COMMAND (echo) with what the input lists, as many at once as fit. -n:
        at most COUNT at once; -0: the input is
        separated by zero bytes; -I: once per line, which replaces TEXT in the
        arguments; -r: not without input; -t: shows the commands.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        XargsBatch batch = new(context);
        ReadOnlySpan<byte> specification = "+0rtn:I:"u8;
        for (int option = options.Next(specification); option != OptionReader.End; option = options.Next(specification))
        {
            if (!batch.TakeOption(option, options.Value))
            {
                return option == OptionReader.Invalid ? ExitStatus.Failure : context.Complain(options.Value, "invalid number"u8);
            }
        }

        batch.Begin(options.FirstOperand);
        InputReader reader = new(context.System, context.Streams.Input);
        XargsInput input = new(reader, batch.Separator);
        ByteBuffer word = new(context.System);
        _ = word.Room(PathText.MaximumBytes);
        bool any = false;
        while (!batch.HasStopped && input.TryRead(word))
        {
            any = true;
            batch.Add(word.Bytes);
            word.Clear();
        }

        batch.Finish(any);
        return input.HasOpenQuote ? context.Complain("unmatched quote"u8) : batch.Status;
    }
}
