using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Micro.Abi;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Shell.Tests.Model;

/// <summary>Processes: threads with a system of their own.</summary>
public sealed partial class ModelSystem
{
    private static readonly string[] _programs = ["sh", "exit", "fault", "args", "forever", "cwd"];

    private ProcessId _foreground;

    public ServiceError Spawn(
        ReadOnlySpan<byte> program, ReadOnlySpan<byte> arguments, ReadOnlySpan<int> descriptors, out ProcessId process)
    {
        process = default;
        string name = Encoding.Latin1.GetString(program);
        if (!_programs.Contains(name))
        {
            return ServiceError.NotFound;
        }

        if (arguments.Length > 3500)
        {
            return ServiceError.TooLong;
        }

        int end = arguments.LastIndexOf((byte)0);
        string[] words = Encoding.Latin1.GetString(arguments[..end]).Split('\0');
        string directory = Encoding.Latin1.GetString(arguments[(end + 1)..]);
        lock (_machine)
        {
            process = new ProcessId(_machine.NextProcess++);
            ModelProcess child = new() { Id = process, Parent = Self, Program = name };
            ModelSystem system = new(_machine, process) { LargestArenaBuffer = LargestArenaBuffer, MemoryLimit = MemoryLimit };
            for (int i = 0; i < descriptors.Length; i++)
            {
                if (descriptors[i] >= 0 && TryFile(descriptors[i], out ModelFile file))
                {
                    system.Attach(i, file);
                }
            }

            _machine.Processes.Add(process.Value, child);
            child.Thread = new Thread(() => RunChild(system, child, words, directory)) { IsBackground = true };
            child.Thread.Start();
        }

        return ServiceError.None;
    }

    public ServiceError Wait(ProcessId process, bool block, out ExitReport report, Span<byte> method, out int length)
    {
        report = default;
        length = 0;
        lock (_machine)
        {
            if (!_machine.Processes.TryGetValue(process.Value, out ModelProcess? child) || child.Parent.Value != Self.Value)
            {
                return ServiceError.NoSuchProcess;
            }

            while (child.Report == null)
            {
                if (!block)
                {
                    return ServiceError.Again;
                }

                Monitor.Wait(_machine);
            }

            report = child.Report.Value;
            length = CopyText(child.Method, method);
            _machine.Processes.Remove(process.Value);
            return ServiceError.None;
        }
    }

    public ServiceError Kill(ProcessId process, byte signal)
    {
        lock (_machine)
        {
            if (!_machine.Processes.TryGetValue(process.Value, out ModelProcess? child))
            {
                return ServiceError.NoSuchProcess;
            }

            child.Report ??= new ExitReport(process, DeathCause.Killed, signal, FaultKind.None, 0, 0);
            Monitor.PulseAll(_machine);
            return ServiceError.None;
        }
    }

    public ServiceError KillServer(ProcessId process, byte signal) => ServiceError.NotPermitted;

    public ServiceError Trace(ProcessId process, bool isOn)
    {
        _ = isOn ? _machine.Unrecorded?.Remove(process.Value) : _machine.Unrecorded?.Add(process.Value);
        return _machine.Unrecorded == null ? ServiceError.NotSupported : ServiceError.None;
    }

    // The third of them is the one that may not be.
    public ServiceError TraceServer(ProcessId process, bool isOn) =>
        process.Value == 3 ? ServiceError.NotPermitted : Trace(process, isOn);

    public ServiceError IsTraced(ProcessId process, out bool isOn)
    {
        isOn = _machine.Unrecorded?.Contains(process.Value) == false;
        return _machine.Unrecorded == null ? ServiceError.NotSupported : ServiceError.None;
    }

    public ServiceError IsServerTraced(ProcessId process, out bool isOn) => IsTraced(process, out isOn);

    public ServiceError NextProcess(ProcessId after, out ProcessInfo info, Span<byte> name, out int length)
    {
        lock (_machine)
        {
            info = default;
            length = 0;
            ModelProcess? next = _machine.Processes.Values.Where(child => child.Id.Value > after.Value).MinBy(child => child.Id.Value);
            if (next == null)
            {
                return ServiceError.NotFound;
            }

            ProcessState state = next.Report == null ? ProcessState.Running : ProcessState.Ended;
            info = new ProcessInfo(next.Id, next.Parent, state, 8, 1_500_000, 1 << 20);
            length = CopyText(next.Program, name);
            return ServiceError.None;
        }
    }

    public ServiceError Server(uint index, out ProcessInfo info, Span<byte> name, out int length)
    {
        string[] servers = ["pmm", "heap", "shell"];
        info = default;
        length = 0;
        if (index >= servers.Length)
        {
            return ServiceError.NotFound;
        }

        info = new ProcessInfo(new ProcessId(index + 1), default, ProcessState.Running, (byte)(40 - index), 2_000_000, 1 << 18);
        length = CopyText(servers[index], name);
        return ServiceError.None;
    }

    public ServiceError Program(uint index, Span<byte> name, out int length)
    {
        length = index < _programs.Length ? CopyText(_programs[index], name) : 0;
        return index < _programs.Length ? ServiceError.None : ServiceError.NotFound;
    }

    public ServiceError SetForeground(ProcessId process)
    {
        bool hadChild = _foreground.Value != 0;
        _foreground = process;
        if (process.Value != 0 || !hadChild || !_machine.IsInterruptedAfterChild)
        {
            return ServiceError.None;
        }

        _machine.IsInterruptedAfterChild = false;
        return ServiceError.Interrupted;
    }

    private static void RunChild(ModelSystem system, ModelProcess child, string[] words, string directory)
    {
        int status = 0;
        DeathCause cause = DeathCause.Exited;
        switch (child.Program)
        {
            case "sh":
                TextList arguments = new(system);
                foreach (string word in words)
                {
                    arguments.Add(Encoding.Latin1.GetBytes(word));
                }

                status = ShellProcess.Run(system, arguments);
                break;
            case "exit":
                status = int.Parse(words[1], CultureInfo.InvariantCulture);
                break;
            case "args":
                system.Write(1, Encoding.Latin1.GetBytes(string.Join('|', words) + "\n"));
                break;
            case "cwd":
                system.Write(1, Encoding.Latin1.GetBytes(directory + "\n"));
                break;
            case "fault":
                cause = DeathCause.Faulted;
                status = 11;
                child.Method = "Micro.Programs.Fault." + words[1];
                break;
            default:
                lock (system._machine)
                {
                    while (child.Report == null)
                    {
                        Monitor.Wait(system._machine);
                    }
                }

                break;
        }

        system.End();
        lock (system._machine)
        {
            child.Report ??= new ExitReport(child.Id, cause, (byte)status, cause == DeathCause.Faulted ? FaultKind.ReadAccess : FaultKind.None, 0x10, 0x1000);
            Monitor.PulseAll(system._machine);
        }
    }
}
