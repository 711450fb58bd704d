using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Abi;
using Micro.Trace;

namespace Micro.Tracing;

/// <summary>The last messages of a recording in the order of their delivery, with the numbers that the simulator gives them.</summary>
public static class LastMessages
{
    /// <summary>A line each: <c>1234  shell → fd  Open(path: "/motd", flags: Read)</c>.</summary>
    /// <param name="recording">From the boot on.</param>
    /// <param name="count">The most lines.</param>
    public static IReadOnlyList<string> Of(Recording recording, int count)
    {
        CausalModel model = CausalModel.Of(recording);
        EventTexts texts = new(model);
        Dictionary<uint, TraceProcess> processes = model.Processes.ToDictionary(process => process.Label);
        Dictionary<uint, TraceEvent> queued = [];
        Queue<string> lines = [];
        int number = 0;
        foreach (TraceEvent entry in recording.Events)
        {
            if (entry.Kind == TraceKind.Request && entry.IsQueued)
            {
                queued[entry.From] = entry;
            }

            if (Delivery.IsToldBy(entry.Kind, entry.IsQueued))
            {
                number++;
                TraceEvent said = entry.Kind == TraceKind.Received ? queued.GetValueOrDefault(entry.From, entry) : entry;
                string what = $"{processes[entry.From]} → {processes[entry.To]}  {texts.Of(said)}".TrimEnd();
                lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{number}  {what}"));
            }

            if (lines.Count > count)
            {
                lines.Dequeue();
            }
        }

        return [.. lines];
    }
}
