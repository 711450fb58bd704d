using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Switches what a recorded machine records.</summary>
public sealed class TraceCommand : ICommand
{
    private const int FirstName = 2;

    public ReadOnlySpan<byte> Name => "trace"u8;

    public ReadOnlySpan<byte> Synopsis => "on|off|status [PROCESS|NAME...]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Records messages of servers and programs, or no longer; alone of all of them,
        programs to come included. A message is recorded if either end is.
        status: shows what is recorded. The machine must be started with a recording.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        ReadOnlySpan<byte> action = context.Arguments.Count > 1 ? context.Arguments[1] : default;
        bool isOn = action.SequenceEqual("on"u8);
        bool isStatus = action.SequenceEqual("status"u8);
        if (!isOn && !isStatus && !action.SequenceEqual("off"u8))
        {
            return context.Complain("needs on, off or status"u8);
        }

        if (context.System.IsTraced(default, out bool _) == ServiceError.NotSupported)
        {
            return context.Complain("not recording: start with ./micro run --trace FILE"u8);
        }

        if (isStatus)
        {
            context.Output.WriteLine("  PID TRACE NAME"u8);
        }

        if (context.Arguments.Count > FirstName)
        {
            return RunNamed(context, isStatus, isOn);
        }

        Visit(context, default, isStatus, isOn);
        VisitNew(context, isStatus, isOn);
        return ExitStatus.Success;
    }

    private static int RunNamed(CommandContext context, bool isStatus, bool isOn)
    {
        int status = ExitStatus.Success;
        for (int index = FirstName; index < context.Arguments.Count; index++)
        {
            ServiceError error = Visit(context, context.Arguments[index], isStatus, isOn);
            if (error != ServiceError.None)
            {
                status = context.Complain(context.Arguments[index], error);
            }
        }

        return status;
    }

    /// <summary>Switches or shows all processes that are meant; no name means all of them.</summary>
    private static ServiceError Visit(CommandContext context, ReadOnlySpan<byte> target, bool isStatus, bool isOn)
    {
        bool isNumber = Number.TryParse(target, out ulong number);
        ServiceError result = target.IsEmpty ? ServiceError.None : ServiceError.NoSuchProcess;
        ProcessList processes = new(context.System);
        Span<byte> name = stackalloc byte[ProcessList.MaximumName];
        while (processes.TryNext(out ProcessInfo info, name, out int length))
        {
            bool isTarget = isNumber ? info.Process.Value == number : target.IsEmpty || target.SequenceEqual(name.Slice(0, length));
            if (!isTarget || info.State != ProcessState.Running)
            {
                continue;
            }

            ServiceError error = isStatus
                ? Show(context, info.Process, name.Slice(0, length), processes.IsServer)
                : processes.IsServer ? context.System.TraceServer(info.Process, isOn) : context.System.Trace(info.Process, isOn);
            result = result is ServiceError.NoSuchProcess or ServiceError.None ? error : result;
        }

        return result;
    }

    private static void VisitNew(CommandContext context, bool isStatus, bool isOn)
    {
        if (!isStatus)
        {
            _ = context.System.Trace(default, isOn);
        }
        else if (context.System.IsTraced(default, out bool isNewTraced) == ServiceError.None)
        {
            WriteLine(context, "    -"u8, isNewTraced, "(programs to come)"u8);
        }
    }

    private static ServiceError Show(CommandContext context, ProcessId process, ReadOnlySpan<byte> name, bool isServer)
    {
        ServiceError error = isServer
            ? context.System.IsServerTraced(process, out bool isOn)
            : context.System.IsTraced(process, out isOn);
        if (error == ServiceError.None)
        {
            context.Output.WritePadded(process.Value, 5);
            WriteLine(context, default, isOn, name);
        }

        return error;
    }

    private static void WriteLine(CommandContext context, ReadOnlySpan<byte> process, bool isOn, ReadOnlySpan<byte> name)
    {
        context.Output.Write(process);
        context.Output.Write(isOn ? " on    "u8 : " off   "u8);
        context.Output.WriteLine(name);
    }
}
