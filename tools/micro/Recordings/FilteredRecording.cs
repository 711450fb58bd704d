using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Trace;
using Micro.Tracing;

namespace Micro.Tools.Recordings;

/// <summary>What of a recording a filter wants: whole calls, with the names of all processes, and what tells how complete it is.</summary>
internal static class FilteredRecording
{
    /// <summary>Writes the wanted values as they are, and returns how many events are among them.</summary>
    public static int Write(ReadOnlySpan<byte> bytes, Recording recording, TraceFilter filter, Stream output)
    {
        HashSet<ulong> wanted = Wanted(recording, filter);
        DecodeError error = TraceStream.ReadHead(bytes, out _, out _, out int length);
        bool isWanted = true;
        int kept = 0;
        while (error == DecodeError.None)
        {
            if (isWanted)
            {
                output.Write(bytes[..length]);
            }

            bytes = bytes[length..];
            error = TraceStream.Read(bytes, out TraceRecord record, out length);
            bool isEvent = record.Kind is not (TraceKind.Lost or TraceKind.End or TraceKind.Continued);
            isWanted = record.Kind == TraceKind.Continued ? isWanted : !isEvent || record.Kind == TraceKind.Started || wanted.Contains(record.Number);
            kept += error == DecodeError.None && isEvent && isWanted ? 1 : 0;
        }

        return kept;
    }

    private static HashSet<ulong> Wanted(Recording recording, TraceFilter filter)
    {
        Dictionary<ulong, ulong> taken = Taken(recording);
        HashSet<ulong> wanted = [];
        foreach (TraceCall call in CausalModel.Of(recording).Calls.Where(filter.Matches))
        {
            wanted.Add(call.Start.Number);
            wanted.Add(taken.GetValueOrDefault(call.Start.Number));
            wanted.Add(call.Answer?.Number ?? 0);
        }

        return wanted;
    }

    // That a server took a queued request is a record of its own: from the number of the one to that of the other.
    private static Dictionary<ulong, ulong> Taken(Recording recording)
    {
        Dictionary<uint, ulong> queued = [];
        Dictionary<ulong, ulong> taken = [];
        foreach (TraceEvent entry in recording.Events)
        {
            if (entry is { Kind: TraceKind.Request or TraceKind.Fault, IsQueued: true })
            {
                queued[entry.From] = entry.Number;
            }
            else if (entry.Kind == TraceKind.Received && queued.Remove(entry.From, out ulong request))
            {
                taken[request] = entry.Number;
            }
        }

        return taken;
    }
}
