using System;
using Micro.Protocols;
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
            error = StartStage(tree.TextOf(stage), streams, ref input, children);
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
        ReadOnlySpan<byte> text = tree.TextOf(node);
        Streams detached = streams.Input == 0 ? streams.WithInput(NoDescriptor) : streams;
        ServiceError error = _interpreter.Children.StartPart(text, detached, out ProcessId process);
        int status = 0;
        if (error != ServiceError.None)
        {
            status = _interpreter.Children.CannotRun(streams, "sh"u8, error);
        }
        else
        {
            State.Parameters.LastBackground = process.Value;
            int number = State.Jobs.Add(process, text);
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
    private ServiceError StartStage(ReadOnlySpan<byte> text, Streams streams, ref int input, ValueBuffer<int> children)
    {
        ServiceError error = System.Pipe(out int reader, out int writer);
        if (error != ServiceError.None)
        {
            return error;
        }

        MemoryMark mark = System.Mark();
        Streams between = input == NoDescriptor ? streams : streams.WithInput(input);
        error = _interpreter.Children.StartPart(text, between.WithOutput(writer), out ProcessId process);
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
