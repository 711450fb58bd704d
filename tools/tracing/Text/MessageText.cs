using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Messages as text: <c>Open(path: "/motd", flags: Read)</c>, <c>Ok(descriptor: Fd_1)</c>, <c>NotFound</c>.</summary>
/// <param name="values">Shows values.</param>
internal sealed class MessageText(ValueText values)
{
    public string Request(TraceCall call)
    {
        if (call.IsFault)
        {
            return call.Request is null ? "Fault" : FaultText.Of(call.Request, values);
        }

        string through = call.Through is null ? "" : values.Of(call.Through) + ".";
        return call.RequestMessage is null ? ValueText.Cut : through + Request(call.RequestMessage, call.Client);
    }

    /// <param name="message">A request.</param>
    /// <param name="client">Whose identities it names.</param>
    public string Request(DecodedMessage message, TraceProcess client) =>
        message.Operation is null ? Unknown(message) : message.Operation.Name + List(message, client);

    /// <summary>What the caller got; null: nothing yet.</summary>
    public string? Answer(TraceCall call) => call.Outcome switch
    {
        CallOutcome.Pending => null,
        CallOutcome.Failed => $"Failed({(KernelError)call.Answer!.Detail})",
        CallOutcome.CallerEnded => $"(no answer: {call.Client} ended)",
        CallOutcome.Unrecorded => "(no answer recorded)",
        _ => call.IsFault ? ((FaultReply)call.Answer!.Detail).ToString() : Reply(call.ReplyMessage!, call.Client),
    };

    /// <param name="message">A reply.</param>
    /// <param name="client">Whose identities it names.</param>
    public string Reply(DecodedMessage message, TraceProcess client) =>
        !message.IsReadable ? Unknown(message)
        : message.Number != 0 ? ErrorName(message.Error) + (message.Malformed == DecodeError.None ? "" : List(message, client))
        : message.Operation is null ? $"Ok({ValueText.Cut})"
        : "Ok" + List(message, client);

    internal static string ErrorName(ServiceError error)
    {
        string name = Encoding.UTF8.GetString(ServiceErrorNames.Of(error));
        return name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"error {(byte)error}");
    }

    private string List(DecodedMessage message, TraceProcess client)
    {
        List<string> parts = [];
        foreach (DecodedValue value in message.Values)
        {
            if (value.IsMissing)
            {
                parts.Add(ValueText.Cut);
                break;
            }

            parts.Add($"{value.Name}: {values.Of(value, client)}");
        }

        parts.AddRange(message.Capabilities.Select(c => c.Name.Length == 0 ? values.Of(c) : $"{c.Name}: {values.Of(c)}"));
        if (message.Malformed != DecodeError.None)
        {
            parts.Add($"malformed: {message.Malformed}");
        }

        return $"({string.Join(", ", parts)})";
    }

    private static string Unknown(DecodedMessage message)
    {
        string bytes = QuotedBytes.Binary(message.Payload.Kept.Span, message.Payload.Length);
        return message.Protocol is null || !message.IsReadable
            ? $"message({bytes})"
            : string.Create(CultureInfo.InvariantCulture, $"{message.Protocol.Name}.{message.Number}({bytes})");
    }
}
