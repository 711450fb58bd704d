using System;
using System.IO;
using System.Linq;
using Micro.Tools.Host;
using Micro.Tools.Recordings;
using Micro.Tracing;

namespace Micro.Tools.Tracing;

/// <summary>What of a recording is shown, and in which forms. Whatever is wrong with the recording is said last, on standard error.</summary>
internal sealed record TraceView
{
    public required TraceTextOptions Text { get; init; }

    public bool ShowsStatistics { get; init; }

    public bool ShowsJson { get; init; }

    public string? PcapngFile { get; init; }

    public string? HtmlFile { get; init; }

    private bool ShowsText => !ShowsStatistics && !ShowsJson && PcapngFile is null && HtmlFile is null;

    /// <summary>Shows a file; 1 where not all of it could be read.</summary>
    public int Show(string file)
    {
        Recording recording = GivenRecording.Read(file);
        CausalModel model = CausalModel.Of(recording, Text.Decoder);
        CheckName(model, "--boundary", Text.Boundary);
        CheckName(model, "--client", Text.Client);
        if (ShowsText)
        {
            // Not the tool's own writer, which passes on every line by itself.
            using StreamWriter writer = new(new BufferedStream(DescriptorStream.Output)) { NewLine = "\n" };
            TraceText.Write(model, writer, Text);
        }

        if (ShowsStatistics)
        {
            StatisticsTable.Draw(OutputConsole.Create(), TraceStatistics.Of(model.Calls.Where(call => Text.Filter?.Matches(call) ?? true)));
            Say.Output.Write(string.Concat(TraceText.Missing(recording).Select(line => line + "\n")));
        }

        if (ShowsJson)
        {
            using BufferedStream output = new(DescriptorStream.Output);
            TraceJson.Write(model, output, Text.Filter);
        }

        Write(PcapngFile, output => TracePcapng.Write(model, output, Text.Filter));
        Write(HtmlFile, output => TraceHtml.Write(model, output, Text.Filter));
        if (recording.Damage is not RecordingDamage damage)
        {
            return ExitStatus.Success;
        }

        Say.Error($"{file}: {damage}");
        return ExitStatus.Failure;
    }

    // What was damaged may have named it.
    private static void CheckName(CausalModel model, string option, string? given)
    {
        string[] names = [.. model.Processes.Select(process => process.Name)];
        if (given is not null && !names.Contains(given) && model.Recording.Damage is null)
        {
            throw ToolException.Usage($"{option}: {CommandLine.Choices.Unknown("process", given, names)}");
        }
    }

    private static void Write(string? file, Action<Stream> write)
    {
        if (file is null)
        {
            return;
        }

        using (FileStream output = File.Create(file))
        {
            write(output);
        }

        Say.Note($"written: {file}");
    }
}
