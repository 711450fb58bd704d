using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>A recording as JSON for programs: an object a line; docs/tracing.md says what is in each.</summary>
public static class TraceJson
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all lines: the recording, its processes, its calls in the order of time, what else happened, and its end.</summary>
    /// <param name="model">The recording.</param>
    /// <param name="output">Gets UTF-8, lines ended by LF.</param>
    /// <param name="filter">Which calls are written; null: all, and all other events too.</param>
    public static void Write(CausalModel model, Stream output, TraceFilter? filter = null)
    {
        Recording recording = model.Recording;
        Line(output, json =>
        {
            json.WriteString("type", "recording");
            json.WriteString("architecture", recording.Architecture);
            json.WriteNumber("version", Trace.TraceStream.Version);
            json.WriteNumber("records", recording.Events.Count);
        });
        foreach (TraceProcess process in model.Processes)
        {
            Line(output, json =>
            {
                json.WriteString("type", "process");
                json.WriteNumber("label", process.Label);
                json.WriteString("name", process.Name);
            });
        }

        Dictionary<TraceCall, string> trees = Trees(model);
        foreach (TraceCall call in model.Calls.Where(call => filter is null || filter.Matches(call)))
        {
            Line(output, json => CallJson.Write(json, call, trees[call]));
        }

        foreach (TraceNote note in model.Walk().OfType<TraceNote>().Where(_ => filter is null).OrderBy(note => note.Start.Number))
        {
            Line(output, json => Note(json, note));
        }

        End(recording, output);
    }

    private static void End(Recording recording, Stream output)
    {
        foreach (RecordingGap gap in recording.Gaps)
        {
            Line(output, json =>
            {
                json.WriteString("type", "lost");
                json.WriteNumber("records", gap.Count);
                bool isInside = gap.Before < recording.Events.Count;
                json.WritePropertyName("before");
                json.WriteRawValue(isInside ? recording.Events[gap.Before].Number.ToString() : "null");
            });
        }

        Line(output, json =>
        {
            json.WriteString("type", "end");
            json.WriteBoolean("complete", recording is { IsEnded: true, Damage: null });
            json.WriteNumber("lost", recording.LostRecords);
            if (recording.Damage is RecordingDamage damage)
            {
                json.WriteString("damage", damage.Reason);
                json.WriteNumber("byte", damage.Offset);
                json.WriteNumber("record", damage.Record);
            }
        });
    }

    private static void Note(Utf8JsonWriter json, TraceNote note)
    {
        json.WriteString("type", note.Start.Kind.ToString().ToLowerInvariant());
        json.WriteNumber("record", note.Start.Number);
        json.WriteNumber("time", note.Start.Time);
        json.WriteString("process", note.Actor.Name);
        if (note.Start.Kind is TraceKind.Signal or TraceKind.Alarm or TraceKind.Interrupt)
        {
            json.WriteString("to", note.Target?.Name);
            json.WriteNumber("bits", note.Start.Badge);
        }

        if (note.Start.Kind == TraceKind.Interrupt)
        {
            json.WriteNumber("line", note.Start.Detail);
        }
    }

    // The client of the tree that each call is in: there its number counts.
    private static Dictionary<TraceCall, string> Trees(CausalModel model)
    {
        Dictionary<TraceCall, string> trees = [];
        foreach (TraceClient client in model.Clients)
        {
            foreach (TraceCall call in client.Roots.SelectMany(CausalModel.Walk).OfType<TraceCall>())
            {
                trees.Add(call, client.Process.Name);
            }
        }

        return trees;
    }

    private static void Line(Stream output, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(output, _options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
