using System.CommandLine;
using System.Linq;
using Micro.Archive;
using Micro.Tools.Machines;
using Micro.Tools.Recordings;
using Micro.Tracing;

namespace Micro.Tools.CommandLine;

/// <summary>The options that have a machine recorded.</summary>
internal sealed class TraceOptions
{
    private readonly Option<string> _file = MachineOptions.Text("--trace", "FILE", "record the messages between servers in FILE");

    private readonly Option<string> _filter = MachineOptions.Text(
        "--trace-filter", "EXPR", "keep only calls such as server=fd and not error=NotFound (docs/tracing.md)");

    private readonly TracePayloadOption _payload = new();

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_filter);
        _payload.AddTo(command);
    }

    /// <summary>Checks that the machine can be recorded, and opens the file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="request">The machine; becomes one that is recorded.</param>
    /// <returns>Null: it was not asked for.</returns>
    public RecordingFile? Open(ParseResult parsed, ref MachineRequest request)
    {
        TraceFilter? filter = ReadFilter(parsed.GetValue(_filter));
        request = _payload.Read(parsed, request, parsed.GetValue(_file) is not null);
        if (parsed.GetValue(_file) is not string path)
        {
            return filter is null ? null : throw ToolException.Usage("--trace-filter: nothing is recorded without --trace");
        }

        string machine = request.Machine.Split(',')[0];
        if (!Target.TracedMachines.Contains(machine))
        {
            throw ToolException.Usage(
                $"--trace: the machine '{machine}' has no virtio-mmio console to record to (choose from {string.Join(", ", Target.TracedMachines)})");
        }

        if (!request.Image.AllGrants.HasFlag(Grants.Trace))
        {
            throw ToolException.Usage("--trace: this image has no server that is granted 'trace'");
        }

        request = request with { IsTraced = true };
        return RecordingFile.Open(path, filter);
    }

    private static TraceFilter? ReadFilter(string? text)
    {
        try
        {
            return text is null ? null : TraceFilter.Parse(text);
        }
        catch (TraceFilterException exception)
        {
            throw ToolException.Usage("--trace-filter: " + exception.Message);
        }
    }
}
