using System;
using Micro.Protocols;
using Micro.Servers.Shell.Commands;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Starts child processes and waits for them.</summary>
public sealed class ChildProcesses(ShellState state)
{
    /// <summary>The most bytes of arguments that the process service takes.</summary>
    private const int MaximumArguments = 3500;

    /// <summary>Where a child finds arguments that are longer.</summary>
    private const int ArgumentDescriptor = 3;

    private readonly ShellState _state = state;

    private IShellSystem System => _state.System;

    /// <summary>Starts a shell that runs <paramref name="text"/> as a part of this one.</summary>
    public ServiceError StartPart(ReadOnlySpan<byte> text, Streams streams, out ProcessId process)
    {
        ByteBuffer block = new(System);
        ChildArguments.Begin(_state, isPartOfShell: true, block);
        ChildArguments.AddText(_state, text, block);
        return StartShell(block, streams, out process);
    }

    /// <summary>Runs a shell with arguments of its own, from <paramref name="first"/> on, and waits for it.</summary>
    public int RunShell(TextList arguments, int first, Streams streams)
    {
        ByteBuffer block = new(System);
        ChildArguments.Begin(_state, isPartOfShell: false, block);
        for (int i = first; i < arguments.Count; i++)
        {
            ChildArguments.Add(block, arguments[i]);
        }

        ServiceError error = StartShell(block, streams, out ProcessId process);
        return error == ServiceError.None ? WaitFor(process) : CannotRun(streams, "sh"u8, error);
    }

    /// <summary>Starts a program of the image.</summary>
    public ServiceError StartProgram(TextList arguments, int first, Streams streams, out ProcessId process)
    {
        ByteBuffer block = new(System);
        for (int i = first; i < arguments.Count; i++)
        {
            ChildArguments.Add(block, arguments[i]);
        }

        ChildArguments.EndWithDirectory(_state, block);
        process = default;
        return block.Length > MaximumArguments || block.IsExhausted
            ? ServiceError.TooLong
            : Spawn(arguments[first], block, streams, -1, out process);
    }

    /// <summary>Waits for a child in the foreground and gives its status.</summary>
    public int WaitFor(ProcessId process)
    {
        Span<byte> method = stackalloc byte[256];
        ServiceError error = WaitFor(process, out ExitReport report, method, out int _);
        return error == ServiceError.None ? ExitStatus.Of(report) : ExitStatus.Of(error);
    }

    /// <summary>Waits for a child beside the shell: Ctrl-C ends the waiting, and not the child.</summary>
    public int WaitForJob(ProcessId process)
    {
        if (_state.TakeInterrupt())
        {
            return ExitStatus.Interrupted;
        }

        Span<byte> method = stackalloc byte[256];
        ServiceError error = System.Wait(process, block: true, out ExitReport report, method, out int _);
        _state.IsInterrupted |= error == ServiceError.Interrupted;
        return error == ServiceError.None ? ExitStatus.Of(report) : ExitStatus.Of(error);
    }

    /// <summary>Waits for a child in the foreground: Ctrl-C ends it.</summary>
    public ServiceError WaitFor(ProcessId process, out ExitReport report, Span<byte> method, out int length)
    {
        // The key may have been pressed before there was anything to end.
        if (_state.IsInteractive && System.SetForeground(process) == ServiceError.Interrupted)
        {
            _ = System.Kill(process, SignalNames.Interrupt);
            _state.IsInterrupted = true;
        }

        ServiceError error = System.Wait(process, block: true, out report, method, out length);
        if (_state.IsInteractive)
        {
            // Or when there was nothing any more.
            _state.IsInterrupted |= System.SetForeground(default) == ServiceError.Interrupted;
        }

        bool killedByUser = report.Cause == DeathCause.Killed && ExitStatus.Of(report) == ExitStatus.Interrupted;
        if (error == ServiceError.Interrupted || (error == ServiceError.None && killedByUser))
        {
            _state.IsInterrupted = true;
        }

        return error;
    }

    /// <summary>Reports that a program did not start.</summary>
    public int CannotRun(Streams streams, ReadOnlySpan<byte> program, ServiceError error)
    {
        OutputWriter output = OutputWriter.ForMessage(System, streams.Error);
        output.Write("sh: "u8);
        output.Write(program);
        output.Write(": "u8);
        output.WriteLine(error == ServiceError.TooLong ? "Argument list too long"u8 : ServiceErrorText.Of(error));
        output.Flush();
        return error == ServiceError.NotFound ? ExitStatus.NotFound : ExitStatus.CannotRun;
    }

    /// <summary>Starts a child shell. What does not fit in a message goes through a pipe.</summary>
    private ServiceError StartShell(ByteBuffer block, Streams streams, out ProcessId process)
    {
        process = default;
        if (block.IsExhausted)
        {
            return ServiceError.OutOfMemory;
        }

        if (block.Length <= MaximumArguments)
        {
            return Spawn("sh"u8, block, streams, -1, out process);
        }

        ServiceError error = System.Pipe(out int reader, out int writer);
        if (error != ServiceError.None)
        {
            return error;
        }

        ByteBuffer reference = new(System);
        ChildArguments.Add(reference, "sh"u8);
        ChildArguments.Add(reference, "--arguments"u8);
        error = Spawn("sh"u8, reference, streams, reader, out process);
        _ = System.Close(reader);
        if (error == ServiceError.None)
        {
            // A child that died already is found out by whoever waits for it.
            _ = System.Write(writer, block.Bytes);
        }

        _ = System.Close(writer);
        return error;
    }

    private ServiceError Spawn(
        ReadOnlySpan<byte> program, ByteBuffer arguments, Streams streams, int argumentPipe, out ProcessId process)
    {
        Span<int> descriptors = stackalloc int[ArgumentDescriptor + 1];
        descriptors[0] = streams.Input;
        descriptors[1] = streams.Output;
        descriptors[2] = streams.Error;
        descriptors[ArgumentDescriptor] = argumentPipe;
        int count = argumentPipe < 0 ? ArgumentDescriptor : ArgumentDescriptor + 1;
        return System.Spawn(program, arguments.Bytes, descriptors.Slice(0, count), out process);
    }
}
