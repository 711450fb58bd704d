using System;
using Micro.Protocols;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>A shell that was started as a program: runs what its arguments say, and gives the exit status.</summary>
public static class ShellProcess
{
    public static int Run(IShellSystem system, TextList arguments)
    {
        ShellState state = new(system, isInteractive: false);
        SetDefaults(state);
        Interpreter interpreter = new(state);

        Streams streams = new(OpenOrNothing(system, 0), OpenOrNothing(system, 1), OpenOrNothing(system, 2));
        ShellArguments parsed = new(state);
        if (!parsed.TryRead(arguments))
        {
            interpreter.Complain(streams, default, "usage: sh [-evx] [FILE [ARGUMENT]... | -c TEXT [NAME [ARGUMENT]...]]"u8);
            return ExitStatus.Misuse;
        }

        ByteBuffer text = parsed.Text;
        if (parsed.Source != ShellSource.Text)
        {
            text = new ByteBuffer(system);
            int status = Load(interpreter, parsed, streams, text);
            if (status != ExitStatus.Success)
            {
                return status;
            }
        }

        return new ScriptRunner(interpreter).Run(text, streams);
    }

    /// <summary>Variables that every shell starts with, unless its parent says otherwise.</summary>
    public static void SetDefaults(ShellState state)
    {
        state.Parameters.Process = state.System.Self.Value;
        VariableStore variables = state.Parameters.Variables;
        _ = variables.Set("HOME"u8, "/"u8);
        variables.Export("HOME"u8);
        _ = variables.Set("PWD"u8, "/"u8);
        variables.Export("PWD"u8);
    }

    /// <summary>A job has no input, and other streams may be the null device: the parent passes no descriptor then.</summary>
    private static int OpenOrNothing(IShellSystem system, int descriptor) =>
        system.Status(descriptor, out FileStatus _) == ServiceError.None ? descriptor : -1;

    /// <summary>Reads the script, or the input, to its end.</summary>
    private static int Load(Interpreter interpreter, ShellArguments arguments, Streams streams, ByteBuffer text)
    {
        IShellSystem system = interpreter.State.System;
        int descriptor = streams.Input;
        ServiceError error = ServiceError.None;
        bool isFile = arguments.Source == ShellSource.File;
        if (isFile)
        {
            error = interpreter.State.Directory.Open(system, arguments.File, OpenFlags.Read, out descriptor);
        }

        if (error == ServiceError.None)
        {
            InputReader reader = new(system, descriptor);
            for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty; bytes = reader.Fill())
            {
                text.Append(bytes);
                reader.Take(bytes.Length);
            }

            error = text.IsExhausted ? ServiceError.OutOfMemory : reader.Error;
            _ = isFile ? system.Close(descriptor) : ServiceError.None;
        }

        if (error == ServiceError.None)
        {
            return ExitStatus.Success;
        }

        interpreter.Complain(streams, isFile ? arguments.File : "input"u8, ServiceErrorText.Of(error));
        return error == ServiceError.NotFound ? ExitStatus.NotFound : ExitStatus.CannotRun;
    }
}
