using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Sorts lines.</summary>
public sealed class SortCommand : ICommand
{
    private const int Trouble = 2;

    public ReadOnlySpan<byte> Name => "sort"u8;

    public ReadOnlySpan<byte> Synopsis => "[-bcfnrsu] [-k KEY]... [-t SEPARATOR] [-o FILE] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Sorts the lines of all files by their bytes. -n: by numbers; -f: ignoring
        case; -b: ignoring blanks in front;
        -r: backwards; -u: one of equal lines; -s: equal lines as they were; -c:
        only checks; -o: writes to FILE.
        KEY is FIELD[.BYTE][bfnr][,FIELD[.BYTE][bfnr]], fields counted from 1 and
        ended by blanks or SEPARATOR.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        SortOptions sort = new();
        ReadOnlySpan<byte> specification = "bcfnrsuk:t:o:"u8;
        for (int option = options.Next(specification); option != OptionReader.End; option = options.Next(specification))
        {
            if (option == OptionReader.Invalid)
            {
                return Trouble;
            }

            if (!sort.Take(option, options.Value))
            {
                context.ComplainQuoting(option == 'k' ? "invalid key"u8 : "invalid separator"u8, options.Value);
                return Trouble;
            }
        }

        sort.Complete();
        SortedText text = new(context.System);
        for (int i = 0; i < options.InputCount; i++)
        {
            if (!TryRead(context, options.Input(i), text))
            {
                return Trouble;
            }
        }

        if (!text.TryIndex())
        {
            context.Complain("memory exhausted"u8);
            return Trouble;
        }

        return sort.OnlyChecks ? Check(context, options, sort, text) : Sort(context, sort, text);
    }

    private static bool TryRead(CommandContext context, ReadOnlySpan<byte> path, SortedText text)
    {
        if (!context.TryOpenInput(path, out int descriptor))
        {
            return false;
        }

        InputReader reader = new(context.System, descriptor);
        text.Append(reader);
        context.CloseInput(descriptor);
        if (reader.Error != ServiceError.None)
        {
            context.Complain(path, reader.Error);
        }

        return reader.Error == ServiceError.None;
    }

    private static int Sort(CommandContext context, SortOptions sort, SortedText text)
    {
        LineOrder order = new(text, sort);
        if (!MergeSort.Sort(text.Lines, order, context.System))
        {
            context.Complain("memory exhausted"u8);
            return Trouble;
        }

        OutputWriter output = context.Output;
        if (sort.Output.Length > 0)
        {
            OpenFlags flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate;
            ServiceError error = context.Open(sort.Output, flags, out int descriptor);
            if (error != ServiceError.None)
            {
                context.Complain(sort.Output, error);
                return Trouble;
            }

            output = new OutputWriter(context.System, descriptor, flushesLines: false);
        }

        Write(output, sort, text, order);
        if (output == context.Output)
        {
            return ExitStatus.Success;
        }

        output.Flush();
        _ = context.System.Close(output.Descriptor);
        return output.HasFailed ? context.Complain(sort.Output, output.Error) : ExitStatus.Success;
    }

    private static void Write(OutputWriter output, SortOptions sort, SortedText text, LineOrder order)
    {
        ReadOnlySpan<int> lines = text.Lines.Values;
        for (int i = 0; i < lines.Length && !output.HasFailed; i++)
        {
            if (!sort.IsUnique || i == 0 || order.CompareKeys(lines[i - 1], lines[i]) != 0)
            {
                output.WriteLine(text.Line(lines[i]));
            }
        }
    }

    private static int Check(CommandContext context, OptionReader options, SortOptions sort, SortedText text)
    {
        LineOrder order = new(text, sort);
        ReadOnlySpan<int> lines = text.Lines.Values;
        for (int i = 1; i < lines.Length; i++)
        {
            int compared = order.Compare(lines[i - 1], lines[i]);
            if (compared > 0 || (compared == 0 && sort.IsUnique))
            {
                Span<byte> digits = stackalloc byte[Number.MaximumDigits];
                ByteBuffer message = new(context.System);
                message.Append(options.Input(0));
                message.Append(":"u8);
                message.Append(digits.Slice(0, Number.Format((uint)i + 1, 10, digits)));
                message.Append(": disorder: "u8);
                message.Append(text.Line(lines[i]));
                return context.Complain(message.Bytes);
            }
        }

        return ExitStatus.Success;
    }
}
