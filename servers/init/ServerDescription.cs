using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;

namespace Micro.Servers.Init;

/// <summary>A server as `ps` shows it.</summary>
internal static class ServerDescription
{
    // Inspect of a Thread: state, priority, CPU nanoseconds.
    private const int CpuTimeWord = 2;

    /// <summary>Describes the server at <paramref name="wanted"/>, init included; programs of the manifest do not count.</summary>
    public static ServiceError Describe(
        ManifestReader manifest, ServerTable servers, uint wanted, out ProcessInfo info, Span<byte> name, out int length)
    {
        info = default;
        length = 0;
        for (int index = 0; index < manifest.Count; index++)
        {
            ManifestRecord record = manifest.RecordAt(index);
            if (record.Kind != ManifestKind.Server)
            {
                continue;
            }

            if (wanted == 0)
            {
                info = Info(record, servers[index], index);
                length = record.Name.Length < name.Length ? record.Name.Length : name.Length;
                record.Name.Slice(0, length).CopyTo(name);
                return ServiceError.None;
            }

            wanted--;
        }

        return ServiceError.NotFound;
    }

    private static ProcessInfo Info(ManifestRecord record, ServerEntry entry, int index)
    {
        bool isInit = !ServerTable.IsStartedByInit(record);
        ProcessState state = isInit ? ProcessState.Running : entry.State switch
        {
            ServerState.Starting or ServerState.Serving => ProcessState.Running,
            ServerState.Ended => ProcessState.Ended,
            _ => ProcessState.New,
        };
        SystemCallWords words = default;
        if (state == ProcessState.Running)
        {
            Slot thread = isInit ? WellKnownSlots.Thread : entry.First.Plus(ProcessSlots.Thread);
            _ = SystemCalls.Inspect(thread, InspectKind.Thread, ref words);
        }

        ulong memory = entry.Frames * ProcessLayout.PageSize;
        return new ProcessInfo(ServerTable.IdOf(index), default, state, (byte)record.Priority, words[CpuTimeWord], memory);
    }
}
