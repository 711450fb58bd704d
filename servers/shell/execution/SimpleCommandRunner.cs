using System;
using Micro.Protocols;
using Micro.Servers.Shell.Commands;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Runs simple commands: expands the words, redirects, assigns, and calls the built-in command.</summary>
public sealed class SimpleCommandRunner(Interpreter interpreter, Redirector redirector)
{
    private const byte Exported = (byte)'e';
    private const byte NotExported = (byte)'-';

    private readonly Interpreter _interpreter = interpreter;
    private readonly Redirector _redirector = redirector;

    private ShellState State => _interpreter.State;

    public int Run(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = State.System.Mark();
        OpenedFiles opened = new();
        int status = RunMarked(tree, node, streams, opened);
        opened.CloseAll(State.System);
        State.System.Release(mark);
        return status;
    }

    /// <summary>Runs a command whose words are expanded.</summary>
    public int RunArguments(TextList arguments, Streams streams)
    {
        ReadOnlySpan<byte> name = arguments[0];
        ICommand? command = State.Commands.Find(name);
        if (command != null && State.IsInteractive && !command.RunsInShell)
        {
            return RunInChild(arguments, streams);
        }

        if (command != null)
        {
            CommandContext context = new(_interpreter, arguments, streams);
            return context.Finish(command.Run(context));
        }

        if (name.IndexOf((byte)'/') >= 0)
        {
            return RunFile(arguments, streams);
        }

        _interpreter.Complain(streams, name, "command not found"u8);
        return ExitStatus.NotFound;
    }

    /// <summary>Runs a command with its words quoted in a child.</summary>
    private int RunInChild(TextList arguments, Streams streams)
    {
        ByteBuffer text = new(State.System);
        for (int i = 0; i < arguments.Count; i++)
        {
            text.Append(i > 0 ? " '"u8 : "'"u8);
            foreach (byte value in arguments[i])
            {
                text.Append(value == (byte)'\'' ? "'\\''"u8 : new ReadOnlySpan<byte>(in value));
            }

            text.Append((byte)'\'');
        }

        ServiceError error = _interpreter.Children.StartPart(text.Bytes, streams, out ProcessId process);
        return error == ServiceError.None
            ? _interpreter.Children.WaitFor(process)
            : _interpreter.Children.CannotRun(streams, arguments[0], error);
    }

    private int RunMarked(SyntaxTree tree, int node, Streams streams, OpenedFiles opened)
    {
        // An assignment alone has the status of the last substitution in it.
        State.Parameters.LastStatus = HasWords(tree, node) ? State.Parameters.LastStatus : 0;
        TextList arguments = new(State.System);
        WordExpander expander = new(_interpreter.Expansion);
        for (int child = tree.FirstChild(node); child != SyntaxTree.None; child = tree.Next(child))
        {
            if (tree[child].Kind == SyntaxKind.Word)
            {
                expander.ExpandFields(tree.TextOf(child), arguments);
            }
        }

        if (expander.HasFailed || arguments.IsExhausted)
        {
            _interpreter.Complain(streams, default, expander.HasFailed ? "bad substitution"u8 : "Cannot allocate memory"u8);
            return ExitStatus.Misuse;
        }

        Streams outer = streams;
        if (!_redirector.TryApply(tree, node, ref streams, opened))
        {
            return ExitStatus.Failure;
        }

        if (State.ShowsCommands && arguments.Count > 0)
        {
            Show(arguments, outer);
        }

        return RunWithAssignments(tree, node, arguments, streams);
    }

    /// <summary>Assignments before a command hold for the command; alone they hold for the shell.</summary>
    private int RunWithAssignments(SyntaxTree tree, int node, TextList arguments, Streams streams)
    {
        TextList replaced = new(State.System);
        bool assigned = true;
        for (int child = tree.FirstChild(node); child != SyntaxTree.None; child = tree.Next(child))
        {
            if (tree[child].Kind == SyntaxKind.Assignment)
            {
                assigned &= Assign(tree.TextOf(child), arguments.Count > 0, replaced);
            }
        }

        if (!assigned)
        {
            _interpreter.Complain(streams, default, "no room for variables"u8);
            return ExitStatus.Failure;
        }

        if (arguments.Count == 0)
        {
            return State.Parameters.LastStatus;
        }

        int status = RunArguments(arguments, streams);
        Restore(replaced);
        return status;
    }

    /// <summary>Assigns, and notes the old variable as `eNAME=value` (exported), `-NAME=value`, or `-NAME` if there was none.</summary>
    private bool Assign(ReadOnlySpan<byte> assignment, bool exports, TextList replaced)
    {
        int equals = assignment.IndexOf((byte)'=');
        ReadOnlySpan<byte> name = assignment.Slice(0, equals);
        ByteBuffer value = new(State.System);
        new WordExpander(_interpreter.Expansion).ExpandText(assignment.Slice(equals + 1), value);
        VariableStore variables = State.Parameters.Variables;
        ByteBuffer old = new(State.System);
        old.Append(variables.IsExported(name) ? Exported : NotExported);
        old.Append(name);
        if (variables.TryGet(name, out ReadOnlySpan<byte> oldValue))
        {
            old.Append((byte)'=');
            old.Append(oldValue);
        }

        replaced.Add(old.Bytes);
        bool assigned = variables.Set(name, value.Bytes);
        if (exports)
        {
            variables.Export(name);
        }

        return assigned;
    }

    private void Restore(TextList replaced)
    {
        VariableStore variables = State.Parameters.Variables;
        for (int i = replaced.Count - 1; i >= 0; i--)
        {
            ReadOnlySpan<byte> old = replaced[i].Slice(1);
            int equals = old.IndexOf((byte)'=');
            ReadOnlySpan<byte> name = equals < 0 ? old : old.Slice(0, equals);
            variables.Unset(name);
            if (equals >= 0)
            {
                _ = variables.Set(name, old.Slice(equals + 1));
            }

            if (replaced[i][0] == Exported)
            {
                variables.Export(name);
            }
        }
    }

    /// <summary>A path as a command is a script.</summary>
    private int RunFile(TextList arguments, Streams streams)
    {
        ServiceError error = State.Directory.Status(State.System, arguments[0], out FileStatus status);
        if (error == ServiceError.None && status.Kind == FileKind.Directory)
        {
            error = ServiceError.AccessDenied;
        }

        if (error != ServiceError.None)
        {
            _interpreter.Complain(streams, arguments[0], ServiceErrorText.Of(error));
            return error == ServiceError.AccessDenied ? ExitStatus.CannotRun : ExitStatus.NotFound;
        }

        return _interpreter.Children.RunShell(arguments, 0, streams);
    }

    private void Show(TextList arguments, Streams streams)
    {
        OutputWriter output = OutputWriter.ForMessage(State.System, streams.Error);
        output.Write("+"u8);
        for (int i = 0; i < arguments.Count; i++)
        {
            output.Write(" "u8);
            output.Write(arguments[i]);
        }

        output.Write("\n"u8);
        output.Flush();
    }

    private static bool HasWords(SyntaxTree tree, int node)
    {
        for (int child = tree.FirstChild(node); child != SyntaxTree.None; child = tree.Next(child))
        {
            if (tree[child].Kind == SyntaxKind.Word)
            {
                return true;
            }
        }

        return false;
    }
}
