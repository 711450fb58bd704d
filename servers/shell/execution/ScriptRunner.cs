using System;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Runs shell text, one complete command after another: a command is parsed only when those before it have run.</summary>
public sealed class ScriptRunner(Interpreter interpreter)
{
    private readonly Interpreter _interpreter = interpreter;

    /// <summary>Runs all of it; gives the status of the last command.</summary>
    public int Run(ByteBuffer text, Streams streams)
    {
        ShellState state = _interpreter.State;
        int position = 0;
        ParseResult result;
        do
        {
            MemoryMark mark = state.System.Mark();
            result = RunNext(text, ref position, streams);
            state.System.Release(mark);
        }
        while (result == ParseResult.Complete && !state.MustStop);

        return state.Parameters.LastStatus;
    }

    /// <summary>Runs the command at <paramref name="position"/> and moves past it. An error has been reported.</summary>
    public ParseResult RunNext(ByteBuffer text, ref int position, Streams streams)
    {
        SyntaxTree tree = new(text);
        Parser parser = new(text.Bytes, position, tree);
        ParseResult result = parser.ParseCommand(out int root);
        Show(text.Bytes, position, parser.Position, streams);
        if (result == ParseResult.Complete)
        {
            position = parser.Position;
            _ = _interpreter.Execute(tree, root, streams);
        }
        else if (result != ParseResult.End)
        {
            ReportError(text, parser, streams);
            _interpreter.State.Parameters.LastStatus = ExitStatus.Misuse;
        }

        return result;
    }

    /// <summary>`set -v`: all lines that were read for a command, comments too.</summary>
    private void Show(ReadOnlySpan<byte> text, int start, int end, Streams streams)
    {
        // The line end before belongs to the command before.
        start += start > 0 && start < text.Length && text[start] == (byte)'\n' ? 1 : 0;
        int rest = text.Slice(Math.Max(start, end)).IndexOf((byte)'\n');
        end = rest < 0 ? text.Length : Math.Max(start, end) + rest;
        if (_interpreter.State.ShowsText && end > start)
        {
            OutputWriter error = OutputWriter.ForMessage(_interpreter.State.System, streams.Error);
            error.WriteLine(text.Slice(start, end - start).TrimEnd((byte)'\n'));
            error.Flush();
        }
    }

    private void ReportError(ByteBuffer text, Parser parser, Streams streams)
    {
        ByteBuffer message = new(_interpreter.State.System);
        message.Append("syntax error: "u8);
        switch (parser.Kind)
        {
            case Lexing.TokenKind.End:
                message.Append("end of file unexpected"u8);
                break;
            case Lexing.TokenKind.Newline:
                message.Append("newline unexpected"u8);
                break;
            case Lexing.TokenKind.Unterminated:
                message.Append("unterminated quoted string"u8);
                break;
            default:
                ReadOnlySpan<byte> token = text.Bytes.Slice(parser.Token.Start, parser.Token.Length);
                message.Append("\""u8);
                message.Append(token);
                message.Append("\" unexpected"u8);
                break;
        }

        _interpreter.Complain(streams, default, message.Bytes);
    }
}
