using System;
using Micro.Protocols;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Runs what needs processes beside the shell: stages of pipelines, jobs, subshells and substitutions.</summary>
public sealed class PipelineRunner(Interpreter interpreter)
{
    private const int NoDescriptor = -1;

    private readonly Interpreter _interpreter = interpreter;

    private ShellState State => _interpreter.State;

    private IShellSystem System => _interpreter.State.System;

    /// <summary>Runs a pipeline: every stage but the last in a child, the last one here.</summary>
    public int Run(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = System.Mark();
        ValueBuffer<int> children = new(System);
        int input = NoDescriptor;
        int stage = tree.FirstChild(node);
        ServiceError error = ServiceError.None;
        for (; tree.Next(stage) != SyntaxTree.None && error == ServiceError.None; stage = tree.Next(stage))
        {
            error = StartStage(tree, stage, streams, ref input, children);
        }

        int status = error == ServiceError.None
            ? _interpreter.Execute(tree, stage, streams.WithInput(input))
            : _interpreter.Children.CannotRun(streams, "pipe"u8, error);

        // Closing first: a child that still writes must learn that nobody reads.
        Close(input);
        for (int i = 0; i < children.Count; i++)
        {
            _ = _interpreter.Children.WaitFor(new ProcessId((uint)children[i]));
        }

        System.Release(mark);
        return status;
    }

    public int RunSubshell(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = System.Mark();
        ServiceError error = _interpreter.Children.StartPart(
            tree.TextOf(tree.FirstChild(node)), streams, out ProcessId process);
        int status = error == ServiceError.None
            ? _interpreter.Children.WaitFor(process)
            : _interpreter.Children.CannotRun(streams, "sh"u8, error);
        System.Release(mark);
        return status;
    }

    /// <summary>Starts a job. It has no input: the keyboard is the foreground's.</summary>
    public int StartJob(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = System.Mark();
        Streams detached = streams.Input == 0 ? streams.WithInput(NoDescriptor) : streams;
        ProcessId process = default;
        ServiceError error = State.Jobs.TryMakeRoom(System)
            ? StartPart(tree, tree.FirstChild(node), detached, out process)
            : ServiceError.LimitReached;
        int status = 0;
        if (error != ServiceError.None)
        {
            status = _interpreter.Children.CannotRun(streams, "sh"u8, error);
        }
        else
        {
            State.Parameters.LastBackground = process.Value;
            int number = State.Jobs.Add(process, tree.TextOf(node));
            Announce(number, process, streams);
        }

        System.Release(mark);
        return status;
    }

    /// <summary>Runs text in a child and appends what it writes to <paramref name="output"/>.</summary>
    public void Capture(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        ServiceError error = System.Pipe(out int reader, out int writer);
        if (error != ServiceError.None)
        {
            State.Parameters.LastStatus = _interpreter.Children.CannotRun(Streams.Standard, "pipe"u8, error);
            return;
        }

        error = _interpreter.Children.StartPart(text, Streams.Standard.WithOutput(writer), out ProcessId process);
        Close(writer);
        if (error != ServiceError.None)
        {
            Close(reader);
            State.Parameters.LastStatus = _interpreter.Children.CannotRun(Streams.Standard, "sh"u8, error);
            return;
        }

        InputReader input = new(System, reader);
        while (!output.IsExhausted)
        {
            ReadOnlySpan<byte> bytes = input.Fill();
            if (bytes.IsEmpty)
            {
                break;
            }

            output.Append(bytes);
            input.Take(bytes.Length);
        }

        Close(reader);
        State.Parameters.LastStatus = _interpreter.Children.WaitFor(process);
    }

    /// <summary>Starts a stage between <paramref name="input"/> and a new pipe, whose other end becomes the input of the next.</summary>
    private ServiceError StartStage(SyntaxTree tree, int stage, Streams streams, ref int input, ValueBuffer<int> children)
    {
        ServiceError error = System.Pipe(out int reader, out int writer);
        if (error != ServiceError.None)
        {
            return error;
        }

        MemoryMark mark = System.Mark();
        Streams between = input == NoDescriptor ? streams : streams.WithInput(input);
        error = StartPart(tree, stage, between.WithOutput(writer), out ProcessId process);
        System.Release(mark);
        Close(writer);
        Close(input);
        input = reader;
        if (error == ServiceError.None)
        {
            children.Append((int)process.Value);
        }

        return error;
    }

    /// <summary>Starts a part of the text in a child: a program that `run` names directly, so that whoever ends the child ends the
    /// program; all else in a shell.</summary>
    private ServiceError StartPart(SyntaxTree tree, int node, Streams streams, out ProcessId process)
    {
        TextList arguments = new(System);
        if (!TryExpandRun(tree, node, arguments))
        {
            return _interpreter.Children.StartPart(tree.TextOf(node), streams, out process);
        }

        ServiceError error = _interpreter.Children.StartProgram(arguments, 1, streams, out process);
        if (error == ServiceError.NotFound)
        {
            // The shell in the child finds the same, and says so.
            error = _interpreter.Children.StartPart(tree.TextOf(node), streams, out process);
        }

        return error;
    }

    /// <summary>Expands a simple command that is nothing but `run` and words; false for any other.</summary>
    private bool TryExpandRun(SyntaxTree tree, int node, TextList arguments)
    {
        int first = tree.FirstChild(node);
        if (tree[node].Kind != SyntaxKind.Simple || !tree.TextOf(first).SequenceEqual("run"u8))
        {
            return false;
        }

        WordExpander expander = new(_interpreter.Expansion);
        for (int child = first; child != SyntaxTree.None; child = tree.Next(child))
        {
            if (tree[child].Kind != SyntaxKind.Word)
            {
                return false;
            }

            expander.ExpandFields(tree.TextOf(child), arguments);
        }

        return arguments.Count > 1 && !expander.HasFailed;
    }

    private void Announce(int number, ProcessId process, Streams streams)
    {
        if (State.IsInteractive)
        {
            OutputWriter output = OutputWriter.ForMessage(System, streams.Error);
            output.Write("["u8);
            output.Write((uint)number);
            output.Write("] "u8);
            output.Write(process.Value);
            output.Write("\n"u8);
            output.Flush();
        }
    }

    private void Close(int descriptor)
    {
        if (descriptor != NoDescriptor)
        {
            _ = System.Close(descriptor);
        }
    }
}
