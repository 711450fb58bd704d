using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;

namespace Micro.Servers.Init;

/// <summary>Which servers the kernel records: all from their start, where it has a ring for records, until somebody says otherwise.</summary>
/// <remarks>Never the one that writes the recording: each of its messages would lead to another.</remarks>
internal readonly struct RecordedServers(BootRecord boot, ServerTable servers)
{
    private readonly BootRecord _boot = boot;
    private readonly ServerTable _servers = servers;

    /// <summary>Gives a server that does not run yet, or init itself, a label and a name in the recording.</summary>
    public void Begin(int index, Slot thread)
    {
        if (_boot.IsRecorded)
        {
            ref ServerEntry entry = ref _servers.Modify(index);
            entry.IsRecorded = !WritesRecording(index);
            uint label = ThreadLabel.OfServer(ServerTable.IdOf(index));
            _ = SystemCalls.Trace(thread, label, entry.IsRecorded, _boot.Manifest.RecordAt(index).Name);
        }
    }

    public ServiceError Switch(ProcessId process, bool isOn)
    {
        ServiceError error = Find(process, out int index);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (WritesRecording(index))
        {
            return ServiceError.NotPermitted;
        }

        _servers.Modify(index).IsRecorded = isOn;
        Slot thread = ServerTable.IsStartedByInit(_boot.Manifest.RecordAt(index))
            ? _servers[index].First.Plus(ProcessSlots.Thread)
            : WellKnownSlots.Thread;
        return KernelErrorMapping.ToServiceError(SystemCalls.Trace(thread, 0, isOn, default));
    }

    public ServiceError State(ProcessId process, out bool isOn)
    {
        ServiceError error = Find(process, out int index);
        isOn = error == ServiceError.None && _servers[index].IsRecorded;
        return error;
    }

    private ServiceError Find(ProcessId process, out int index)
    {
        bool isServer = ServerTable.TryFind(process.Value, _boot.Manifest.Count, out index)
            && (_servers[index].State is ServerState.Starting or ServerState.Serving || IsInit(index));
        return !_boot.IsRecorded ? ServiceError.NotSupported : isServer ? ServiceError.None : ServiceError.NoSuchProcess;
    }

    private bool IsInit(int index) =>
        _boot.Manifest.RecordAt(index).Kind == ManifestKind.Server && !ServerTable.IsStartedByInit(_boot.Manifest.RecordAt(index));

    private bool WritesRecording(int index) => (_boot.Manifest.RecordAt(index).Grants & Grants.Trace) != 0;
}
