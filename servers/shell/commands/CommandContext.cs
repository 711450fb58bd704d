using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>What one run of a command has: its arguments, its streams, and the shell around it.</summary>
public sealed class CommandContext(Interpreter interpreter, TextList arguments, Streams streams)
{
    public Interpreter Interpreter { get; } = interpreter;

    public ShellState State { get; } = interpreter.State;

    public IShellSystem System { get; } = interpreter.State.System;

    /// <summary>The words of the command; the first is its name.</summary>
    public TextList Arguments { get; } = arguments;

    public Streams Streams { get; } = streams;

    public OutputWriter Output { get; } = new(interpreter.State.System, streams.Output, interpreter.State.IsInteractive);

    /// <summary>Ctrl-C, or nobody reads the output: long commands stop.</summary>
    public bool MustStop => Output.HasFailed || State.IsInterrupted;

    /// <summary>Opens a path relative to the working directory.</summary>
    public ServiceError Open(ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor) =>
        State.Directory.Open(System, path, flags, out descriptor);

    public ServiceError Open(ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind) =>
        State.Directory.Open(System, path, flags, out descriptor, out kind);

    /// <summary>Opens a file to read, `-` being the input; after an error it has been reported. A directory is refused by the first read.</summary>
    public bool TryOpenInput(ReadOnlySpan<byte> path, out int descriptor)
    {
        descriptor = Streams.Input;
        ServiceError error = ServiceError.None;
        if (!path.SequenceEqual("-"u8))
        {
            error = Open(path, OpenFlags.Read, out descriptor);
        }

        if (error != ServiceError.None)
        {
            Complain(path, error);
        }

        return error == ServiceError.None;
    }

    /// <summary>Closes what <see cref="TryOpenInput"/> opened.</summary>
    public void CloseInput(int descriptor)
    {
        if (descriptor != Streams.Input)
        {
            _ = System.Close(descriptor);
        }
    }

    public ServiceError Status(ReadOnlySpan<byte> path, out FileStatus status) =>
        State.Directory.Status(System, path, out status);

    /// <summary>Makes a path absolute.</summary>
    public ServiceError Resolve(ReadOnlySpan<byte> path, Span<byte> target, out int length) =>
        State.Directory.Resolve(path, target, out length);

    /// <summary>Reports `name: subject: error`; gives the status for it.</summary>
    public int Complain(ReadOnlySpan<byte> subject, ServiceError error)
    {
        if (error == ServiceError.Interrupted)
        {
            State.IsInterrupted = true;
            return ExitStatus.Interrupted;
        }

        return Complain(subject, ServiceErrorText.Of(error));
    }

    /// <summary>Reports `name: error`; gives the status for it.</summary>
    public int Complain(ServiceError error)
    {
        State.IsInterrupted |= error == ServiceError.Interrupted;
        return error == ServiceError.Interrupted ? ExitStatus.Interrupted : Complain(ServiceErrorText.Of(error));
    }

    /// <summary>Reports `name: subject: message`.</summary>
    public int Complain(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> message) => Report(subject, ": "u8, message);

    /// <summary>Reports `name: message`.</summary>
    public int Complain(ReadOnlySpan<byte> message) => Report(default, default, message);

    /// <summary>Reports `name: message 'subject'`.</summary>
    public int ComplainQuoting(ReadOnlySpan<byte> message, ReadOnlySpan<byte> subject)
    {
        ByteBuffer text = new(System);
        text.Append(message);
        text.Append(" '"u8);
        text.Append(subject);
        text.Append("'"u8);
        return Complain(text.Bytes);
    }

    private int Report(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> separator, ReadOnlySpan<byte> message)
    {
        // As error(3) does: what was written before the error also appears before it.
        Output.Flush();
        OutputWriter error = OutputWriter.ForMessage(System, Streams.Error);
        error.Write(Arguments[0]);
        error.Write(": "u8);
        error.Write(subject);
        error.Write(separator);
        error.WriteLine(message);
        error.Flush();
        return ExitStatus.Failure;
    }

    /// <summary>Ends the command: everything buffered goes out.</summary>
    public int Finish(int status)
    {
        Output.Flush();
        if (Output.Error == ServiceError.BrokenPipe)
        {
            return ExitStatus.BrokenPipe;
        }

        if (!Output.HasFailed)
        {
            return status;
        }

        return Complain("write error"u8, Output.Error);
    }
}
