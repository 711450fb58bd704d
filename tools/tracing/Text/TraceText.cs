using System.Globalization;
using System.IO;
using System.Linq;

namespace Micro.Tracing;

/// <summary>A recording as text: for each client its calls, one line a message, with those that they caused below them.</summary>
/// <remarks>The same conversation is the same text wherever it was recorded; docs/tracing.md says what each line means.</remarks>
public static class TraceText
{
    /// <summary>The whole text, its lines ended by LF.</summary>
    public static string Of(Recording recording, TraceTextOptions? options = null) =>
        Of(CausalModel.Of(recording, options?.Decoder), options);

    /// <summary>The whole text, its lines ended by LF.</summary>
    public static string Of(CausalModel model, TraceTextOptions? options = null)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(model, writer, options);
        return writer.ToString();
    }

    /// <summary>Writes the text. Nothing in it says why a damaged recording could not be read to its end.</summary>
    public static void Write(CausalModel model, TextWriter writer, TraceTextOptions? options = null)
    {
        options ??= new TraceTextOptions();
        TraceSelection selection = new(model, options);
        TreeWriter trees = new(writer, selection, options);
        foreach (TraceClient client in model.Clients.Where(selection.IsWanted))
        {
            trees.Write(client);
        }

        trees.WritePending(model);
        string[] missing = Missing(model.Recording);
        if (missing.Length > 0)
        {
            trees.WriteRemark(string.Join('\n', missing));
        }
    }

    /// <summary>What the recording lacks, a line each.</summary>
    public static string[] Missing(Recording recording) =>
    [
        .. recording.Gaps.Select(gap => string.Create(
            CultureInfo.InvariantCulture, $"LOST {gap.Count} {(gap.Count == 1 ? "record" : "records")} {Before(recording, gap)}")),
        .. recording.IsEnded ? [] : (string[])["INCOMPLETE the recording has no end"],
    ];

    private static string Before(Recording recording, RecordingGap gap) => gap.Before < recording.Events.Count
        ? string.Create(CultureInfo.InvariantCulture, $"before record {recording.Events[gap.Before].Number}")
        : "at the end";
}
