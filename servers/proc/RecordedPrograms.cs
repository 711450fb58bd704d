using System;
using Micro.Abi;
using Micro.Loader;
using Micro.Protocols;

namespace Micro.Servers.Proc;

/// <summary>Which processes the kernel records: all from their start, where it has a ring for records, until somebody says otherwise.</summary>
/// <param name="isRecorded">It has one.</param>
/// <param name="processes">All processes.</param>
internal readonly struct RecordedPrograms(bool isRecorded, ProcessTable processes)
{
    private readonly bool _isRecorded = isRecorded;
    private readonly ProcessTable _processes = processes;

    /// <summary>Gives a process that does not run yet a label and a name in the recording.</summary>
    public void Begin(in ProcessEntry entry, Slot thread, ReadOnlySpan<byte> name)
    {
        if (_isRecorded)
        {
            _ = SystemCalls.Trace(thread, ThreadLabel.OfProgram(entry.Id), entry.IsRecorded, name);
        }
    }

    public ServiceError Switch(ProcessId process, bool isOn)
    {
        ServiceError error = Find(process, out int index);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (index == 0)
        {
            _processes.SetRecorded(isOn);
            return ServiceError.None;
        }

        _processes.Modify(index).IsRecorded = isOn;
        Slot thread = _processes[index].First.Plus(ProcessSlots.Thread);
        return KernelErrorMapping.ToServiceError(SystemCalls.Trace(thread, 0, isOn, default));
    }

    public ServiceError State(ProcessId process, out bool isOn)
    {
        ServiceError error = Find(process, out int index);
        isOn = error == ServiceError.None && (index == 0 ? _processes.IsRecorded : _processes[index].IsRecorded);
        return error;
    }

    // Index 0 is no process: process 0 stands for those that are still to be created.
    private ServiceError Find(ProcessId process, out int index)
    {
        index = 0;
        bool isFound = process.Value == 0
            || (_processes.TryFind(process, out index) && _processes[index].State != ProcessState.Ended);
        return !_isRecorded ? ServiceError.NotSupported : isFound ? ServiceError.None : ServiceError.NoSuchProcess;
    }
}
