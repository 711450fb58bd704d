using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Reads a line into variables.</summary>
public sealed class ReadCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "read"u8;

    public ReadOnlySpan<byte> Synopsis => "[-r] NAME..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Reads a line; each name gets a word of it, the last one all the rest.
        -r: a backslash is no quote. Fails at the end of the input.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        bool raw = context.Arguments.Count > 1 && context.Arguments[1].SequenceEqual("-r"u8);
        int first = raw ? 2 : 1;
        if (first >= context.Arguments.Count)
        {
            context.Complain("missing operand"u8);
            return ExitStatus.Misuse;
        }

        ByteBuffer line = new(context.System);
        ServiceError error = ReadLine(context, line, raw, out bool complete);
        if (error == ServiceError.Interrupted && context.State.TakeInterrupt())
        {
            return ExitStatus.Interrupted;
        }

        if (error != ServiceError.None)
        {
            return context.Complain("input"u8, error);
        }

        ReadOnlySpan<byte> rest = line.Bytes;
        for (int i = first; i < context.Arguments.Count; i++)
        {
            rest = rest.TrimStart(" \t"u8);
            ReadOnlySpan<byte> word = rest.TrimEnd(" \t"u8);
            if (i < context.Arguments.Count - 1)
            {
                int end = rest.IndexOfAny((byte)' ', (byte)'\t');
                word = end < 0 ? rest : rest.Slice(0, end);
                rest = rest.Slice(word.Length);
            }

            if (!Bytes.IsName(context.Arguments[i]) || !context.State.Parameters.Variables.Set(context.Arguments[i], word))
            {
                return context.Complain(context.Arguments[i], "bad variable name"u8);
            }
        }

        return complete ? ExitStatus.Success : ExitStatus.Failure;
    }

    /// <summary>Reads byte by byte: what follows the line is the next command's.</summary>
    private static ServiceError ReadLine(CommandContext context, ByteBuffer line, bool raw, out bool complete)
    {
        Span<byte> next = stackalloc byte[1];
        bool escaped = false;
        complete = false;
        while (context.Streams.Input >= 0)
        {
            ServiceError error = context.System.Read(context.Streams.Input, next, out int length);
            if (error != ServiceError.None || length == 0)
            {
                return error;
            }

            if (!raw && !escaped && next[0] == (byte)'\\')
            {
                escaped = true;
                continue;
            }

            if (next[0] == (byte)'\n' && !escaped)
            {
                complete = true;
                return ServiceError.None;
            }

            // A backslash at the end of a line joins it with the next.
            line.Append(next[0] == (byte)'\n' ? default : next);
            escaped = false;
        }

        return ServiceError.None;
    }
}
