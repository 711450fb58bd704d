using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>One call as JSON.</summary>
internal static class CallJson
{
    public static void Write(Utf8JsonWriter json, TraceCall call, string tree)
    {
        json.WriteString("type", call.IsFault ? "fault" : "call");
        json.WriteNumber("record", call.Start.Number);
        json.WriteString("tree", tree);
        json.WriteNumber("number", call.Number);
        json.WritePropertyName("parent");
        json.WriteRawValue(call.Parent is null ? "null" : call.Parent.Start.Number.ToString());
        json.WriteString("client", call.Client.Name);
        json.WriteString("server", call.Server?.Name);
        json.WriteString("outcome", call.Outcome.ToString());
        json.WriteBoolean("parked", call.IsParked);
        json.WriteString("protocol", call.RequestMessage?.Protocol?.Name);
        json.WriteString("operation", call.RequestMessage?.Operation?.Name);
        if (call.Request is not null)
        {
            json.WriteStartObject("request");
            Event(json, call.Request);
            Message(json, call.RequestMessage, "arguments");
            json.WriteEndObject();
        }

        if (call.Answer is not null)
        {
            json.WriteStartObject("reply");
            Event(json, call.Answer);
            json.WriteString("error", Error(call));
            Message(json, call.ReplyMessage, "results");
            json.WriteEndObject();
        }
    }

    private static string? Error(TraceCall call) =>
        call.Outcome == CallOutcome.Failed ? ((KernelError)call.Answer!.Detail).ToString()
        : call.IsFault ? ((FaultReply)call.Answer!.Detail).ToString()
        : call.ReplyMessage is { IsReadable: true } reply ? MessageText.ErrorName(reply.Error)
        : null;

    private static void Event(Utf8JsonWriter json, TraceEvent entry)
    {
        json.WriteNumber("record", entry.Number);
        json.WriteNumber("time", entry.Time);
        json.WriteNumber("bytes", entry.WholeLength);
    }

    private static void Message(Utf8JsonWriter json, DecodedMessage? message, string name)
    {
        if (message is null)
        {
            return;
        }

        if (message.Operation is null)
        {
            Binary(json, "payload", message.Payload.Kept.Span, message.Payload.Length);
        }

        json.WriteStartObject(name);
        Values(json, message.Values);
        json.WriteEndObject();
        if (message.Capabilities.Count > 0)
        {
            json.WriteStartArray("capabilities");
            foreach (DecodedCapability capability in message.Capabilities)
            {
                Capability(json, capability);
            }

            json.WriteEndArray();
        }

        if (message.Malformed != DecodeError.None)
        {
            json.WriteString("malformed", message.Malformed.ToString());
        }
    }

    private static void Capability(Utf8JsonWriter json, DecodedCapability capability)
    {
        json.WriteStartObject();
        json.WriteString("name", capability.Name);
        json.WriteString("kind", capability.Kind.ToString());
        if (capability.Protocol.Length > 0)
        {
            json.WriteString("protocol", capability.Protocol);
        }

        json.WriteString("identity", $"{capability.Identity:x}");
        if (capability.Badge != 0)
        {
            json.WriteNumber("badge", capability.Badge);
        }

        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, IEnumerable<DecodedValue> values)
    {
        foreach (DecodedValue value in values)
        {
            Value(json, value);
        }
    }

    private static void Value(Utf8JsonWriter json, DecodedValue value)
    {
        string name = value.Name;
        switch (value.Description.Kind)
        {
            case var _ when value.IsMissing:
                json.WriteNull(name);
                break;
            case ValueKind.Boolean:
                json.WriteBoolean(name, value.Number != 0);
                break;
            case ValueKind.Signed:
                json.WriteNumber(name, (long)value.Number);
                break;
            case ValueKind.Enumeration when value.EnumerationName is string member:
                json.WriteString(name, member);
                break;
            case ValueKind.Flags:
                Flags(json, value);
                break;
            case ValueKind.Text when value.Bytes.Length == value.Length:
                json.WriteString(name, Encoding.UTF8.GetString(value.Bytes.Span));
                break;
            case ValueKind.Text or ValueKind.Binary:
                Binary(json, name, value.Bytes.Span, value.Length);
                break;
            case ValueKind.Record:
                json.WriteStartObject(name);
                Values(json, value.Fields);
                json.WriteEndObject();
                break;
            default:
                json.WriteNumber(name, value.Number);
                break;
        }
    }

    private static void Flags(Utf8JsonWriter json, DecodedValue value)
    {
        ValueName[] set = [.. value.Description.Names.Where(flag => flag.Number != 0 && (value.Number & flag.Number) == flag.Number)];
        ulong rest = set.Aggregate(value.Number, (left, flag) => left & ~flag.Number);
        json.WriteStartArray(value.Name);
        foreach (ValueName flag in set)
        {
            json.WriteStringValue(flag.Name);
        }

        if (rest != 0)
        {
            json.WriteNumberValue(rest);
        }

        json.WriteEndArray();
    }

    private static void Binary(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes, int length)
    {
        json.WriteStartObject(name);
        json.WriteNumber("bytes", length);
        json.WriteString("hex", Convert.ToHexStringLower(bytes));
        json.WriteEndObject();
    }
}
