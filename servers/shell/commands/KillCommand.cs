using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Ends processes.</summary>
public sealed class KillCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "kill"u8;

    public ReadOnlySpan<byte> Synopsis => "[-SIGNAL | -s SIGNAL] PROCESS|NAME|%JOB..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Ends processes, by number, name (all of it) or job. Whatever the signal
        (15), they end; their status is 128 + signal.
        -l: lists the signals.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        byte signal = SignalNames.Terminate;
        int index = 1;
        if (context.Arguments.Count > 1 && context.Arguments[1].Length > 1 && context.Arguments[1][0] == (byte)'-')
        {
            ReadOnlySpan<byte> option = context.Arguments[1].Slice(1);
            index = 2;
            if (option.SequenceEqual("l"u8))
            {
                SignalNames.List(context.Output);
                return ExitStatus.Success;
            }

            if (option.SequenceEqual("s"u8) && context.Arguments.Count > 2)
            {
                option = context.Arguments[2];
                index = 3;
            }

            if (!option.SequenceEqual("-"u8) && !SignalNames.TryParse(option, out signal))
            {
                return context.Complain(option, "invalid signal"u8);
            }
        }

        if (index >= context.Arguments.Count)
        {
            return context.Complain("missing operand"u8);
        }

        int status = ExitStatus.Success;
        for (; index < context.Arguments.Count; index++)
        {
            ServiceError error = Kill(context, context.Arguments[index], signal);
            if (error != ServiceError.None)
            {
                status = context.Complain(context.Arguments[index], error);
            }
        }

        return status;
    }

    private static ServiceError Kill(CommandContext context, ReadOnlySpan<byte> target, byte signal)
    {
        if (!target.IsEmpty && target[0] == (byte)'%')
        {
            int job = JobName.Find(context.State.Jobs, target);
            return job == 0 ? ServiceError.NoSuchProcess : context.System.Kill(context.State.Jobs[job].Process, signal);
        }

        bool isNumber = Number.TryParse(target, out ulong number);
        ServiceError result = ServiceError.NoSuchProcess;
        ProcessList processes = new(context.System);
        Span<byte> name = stackalloc byte[ProcessList.MaximumName];
        while (processes.TryNext(out ProcessInfo info, name, out int length))
        {
            bool isTarget = isNumber
                ? info.Process.Value == number
                : target.SequenceEqual(name.Slice(0, length)) && info.State != ProcessState.Ended;
            if (isTarget)
            {
                ServiceError error = processes.IsServer
                    ? context.System.KillServer(info.Process, signal)
                    : context.System.Kill(info.Process, signal);
                result = result is ServiceError.NoSuchProcess or ServiceError.None ? error : result;
            }
        }

        return result;
    }
}
