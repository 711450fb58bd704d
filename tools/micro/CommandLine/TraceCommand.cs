using System.CommandLine;
using Micro.Tools.Tracing;
using Micro.Tracing;

namespace Micro.Tools.CommandLine;

/// <summary>`micro trace`: shows a recording.</summary>
internal static class TraceCommand
{
    public static Command Create(Tool tool)
    {
        Argument<string> file = new("FILE") { Description = "a recording, made by `micro run --trace FILE`" };
        Option<string> filter = MachineOptions.Text("--filter", "EXPR", "only calls like this, such as \"server=fd and not error=None\"");
        Option<string> boundary = MachineOptions.Text("--boundary", "SERVER", "only calls to and from this server, numbered as if nobody else were there");
        Option<string> client = MachineOptions.Text("--client", "NAME", "only what this process did of its own accord, with all that it caused");
        Option<bool> signals = new("--signals") { Description = "also signals, alarms and interrupts" };
        Option<bool> faults = new("--faults") { Description = "also faults, and when processes start and end" };
        Option<bool> times = new("--times") { Description = "also when each message was sent, in nanoseconds since boot" };
        Option<bool> numbers = new("--numbers") { Description = "numbers instead of names such as Fd_1, and what differs between machines" };
        Option<bool> statistics = new("--stats") { Description = "a table instead: count, errors, bytes and time of each operation" };
        Option<bool> json = new("--json") { Description = "JSON instead: an object a line" };
        Option<string> pcapng = MachineOptions.Text("--pcapng", "OUT", "write OUT for Wireshark instead");
        Option<string> html = MachineOptions.Text("--html", "OUT", "write OUT instead: one page with a sequence diagram");
        ToTestOptions test = new();
        Command command = new("trace", "Show a recording: which message caused which, and what they say");
        command.Add(file);
        foreach (Option option in (Option[])[filter, boundary, client, signals, faults, times, numbers, statistics, json, pcapng, html])
        {
            command.Add(option);
        }

        test.AddTo(command);
        command.SetAction(parsed => test.TryWrite(parsed, parsed.GetRequiredValue(file)) ? ExitStatus.Success : new TraceView
        {
            Text = new TraceTextOptions
            {
                Decoder = KnownProtocols.Decoder(tool.Repository),
                Filter = ReadFilter(tool, parsed.GetValue(filter)),
                Boundary = parsed.GetValue(boundary),
                Client = parsed.GetValue(client),
                ShowsSignals = parsed.GetValue(signals),
                ShowsFaults = parsed.GetValue(faults),
                ShowsTimes = parsed.GetValue(times),
                ShowsNumbers = parsed.GetValue(numbers),
            },
            ShowsStatistics = parsed.GetValue(statistics),
            ShowsJson = parsed.GetValue(json),
            PcapngFile = OutputFile.Checked("--pcapng", parsed.GetValue(pcapng)),
            HtmlFile = OutputFile.Checked("--html", parsed.GetValue(html)),
        }.Show(parsed.GetRequiredValue(file)));
        return command;
    }

    private static TraceFilter? ReadFilter(Tool tool, string? text)
    {
        try
        {
            return text is null ? null : TraceFilter.Parse(text, KnownProtocols.Decoder(tool.Repository));
        }
        catch (TraceFilterException exception)
        {
            throw ToolException.Usage($"--{exception.Message}");
        }
    }
}
