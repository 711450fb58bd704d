using System.CommandLine;
using System.Globalization;
using Micro.Abi;
using Micro.Tools.Machines;

namespace Micro.Tools.CommandLine;

/// <summary>`--trace-payload`: how much of a message is recorded.</summary>
internal sealed class TracePayloadOption
{
    private readonly Option<string> _limit = MachineOptions.Text(
        "--trace-payload", "BYTES", $"keep so much of each message (default {TraceRecord.PayloadLimit}; {MessageHeader.MaxLength}: all of it)");

    public void AddTo(Command command) => command.Add(_limit);

    /// <summary>The machine with the limit that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="request">The machine.</param>
    /// <param name="isRecorded">There is something that the limit can be for.</param>
    public MachineRequest Read(ParseResult parsed, MachineRequest request, bool isRecorded)
    {
        if (parsed.GetValue(_limit) is not string text)
        {
            return request;
        }

        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit);
        return !isRecorded ? throw ToolException.Usage("--trace-payload: nothing is recorded without --trace")
            : isNumber && limit is >= TraceRecord.PayloadLimit and <= MessageHeader.MaxLength ? request with { TracePayload = limit }
            : throw ToolException.Usage($"--trace-payload: '{text}' is no number of bytes from {TraceRecord.PayloadLimit} to {MessageHeader.MaxLength}");
    }
}
