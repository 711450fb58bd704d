using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>The processes of a recording, named and in the order of their starts.</summary>
internal sealed class ProcessNames
{
    private const string Nameless = "?";
    private readonly Dictionary<uint, TraceProcess> _byLabel = [];
    private readonly List<TraceProcess> _all = [];
    private readonly Dictionary<uint, int> _ranks = [];

    public ProcessNames(Recording recording)
    {
        Dictionary<uint, string> names = [];
        SortedSet<uint> labels = [];
        foreach (TraceEvent entry in recording.Events)
        {
            labels.Add(entry.From);
            labels.Add(entry.To);
            if (entry.Kind == TraceKind.Started && names.TryAdd(entry.From, Text(entry)))
            {
                _ranks[entry.From] = _ranks.Count;
            }
        }

        Dictionary<string, int> uses = [];
        foreach (uint label in labels.OrderBy(RankOf).ThenBy(label => label))
        {
            string name = names.GetValueOrDefault(label, label == 0 ? Nameless : Nameless + label);
            int use = uses[name] = uses.GetValueOrDefault(name) + 1;
            TraceProcess process = new(label, name, use == 1 ? name : $"{name}_{use}");
            _all.Add(process);
            _byLabel.Add(label, process);
        }
    }

    /// <summary>Stands for a process that nothing is known of.</summary>
    public static TraceProcess Nobody { get; } = new(0, Nameless, Nameless);

    /// <summary>The kernel, where it acts itself.</summary>
    public TraceProcess Kernel { get; } = new(0, "kernel", "kernel");

    /// <summary>In the order of their starts.</summary>
    public IEnumerable<TraceProcess> All => _all;

    public TraceProcess Of(uint label) => _byLabel[label];

    /// <summary>Its place in the order of starts; those that were started before the recording come last.</summary>
    public int RankOf(uint label) => _ranks.GetValueOrDefault(label, int.MaxValue);

    private static string Text(TraceEvent start)
    {
        string name = Encoding.UTF8.GetString(start.Payload.Span).TrimEnd('\0');
        return name.Length == 0 ? Nameless + start.From : string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));
    }
}
