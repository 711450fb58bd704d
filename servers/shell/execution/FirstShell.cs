using System;
using Micro.Protocols;
using Micro.Servers.Shell.Editing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>The shell that the system starts with: runs the script of the boot archive, or else talks to whoever sits at the console.
/// When it ends, the machine does.</summary>
public static class FirstShell
{
    private const int ScriptPart = 2048;

    public static int Run(IShellSystem system)
    {
        ByteBuffer script = new(system);
        ServiceError error = ReadScript(system, script);
        int status;
        if (error == ServiceError.NotFound)
        {
            status = new InteractiveShell(system).Run();
        }
        else
        {
            ShellState state = new(system, isInteractive: false);
            ShellProcess.SetDefaults(state);
            Interpreter interpreter = new(state);
            if (error == ServiceError.None && !script.IsExhausted)
            {
                state.Parameters.Positional.Add("sh"u8);
                status = new ScriptRunner(interpreter).Run(script, Streams.Standard);
            }
            else
            {
                error = error == ServiceError.None ? ServiceError.OutOfMemory : error;
                interpreter.Complain(Streams.Standard, "script"u8, ServiceErrorText.Of(error));
                status = ExitStatus.CannotRun;
            }
        }

        // Nobody may lose the last words.
        _ = system.Drain();
        _ = system.PowerOff((byte)status);
        return status;
    }

    private static ServiceError ReadScript(IShellSystem system, ByteBuffer script)
    {
        while (true)
        {
            Span<byte> room = script.Room(ScriptPart);
            if (room.IsEmpty)
            {
                return ServiceError.None;
            }

            ServiceError error = system.ReadScript((ulong)script.Length, room.Slice(0, ScriptPart), out int length);
            if (error != ServiceError.None || length == 0)
            {
                return error;
            }

            script.Extend(length);
        }
    }
}
