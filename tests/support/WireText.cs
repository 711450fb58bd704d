using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Micro.MessagePack;

namespace Micro.Testing;

/// <summary>Shows MessagePack so that a reviewer can read a diff of it: <c>93 array(3) | 01 1 | cd012c 300 | a3657463 "etc"</c>.</summary>
public static class WireText
{
    private const int ShownBytes = 16;

    public static string Annotate(ReadOnlySpan<byte> message)
    {
        List<string> parts = [];
        while (!message.IsEmpty)
        {
            int length = HeadLength(message, out string meaning);
            if (length == 0)
            {
                parts.Add(Hex(message) + " malformed");
                break;
            }

            parts.Add(Hex(message[..length]) + " " + meaning);
            message = message[length..];
        }

        return string.Join(" | ", parts);
    }

    /// <summary>Bytes of the next value, or of the head of an array or map; 0 for what cannot be read.</summary>
    private static int HeadLength(ReadOnlySpan<byte> message, out string meaning)
    {
        MessageReader reader = new(message, strict: false);
        meaning = reader.NextType switch
        {
            MessagePackType.Array => $"array({reader.ReadArrayHeader()})",
            MessagePackType.Map => $"map({reader.ReadMapHeader()})",
            _ => Value(ref reader),
        };
        return reader.Error == DecodeError.None ? message.Length - reader.Remaining : 0;
    }

    private static string Value(ref MessageReader reader)
    {
        switch (reader.NextType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                return "nil";
            case MessagePackType.Boolean:
                return reader.ReadBoolean() ? "true" : "false";
            case MessagePackType.Integer:
                MessageReader ahead = reader;
                long signed = ahead.ReadInt64();
                return ahead.Error == DecodeError.None && signed < 0
                    ? reader.ReadInt64().ToString(CultureInfo.InvariantCulture)
                    : reader.ReadUInt64().ToString(CultureInfo.InvariantCulture);
            case MessagePackType.Float:
                return reader.ReadDouble().ToString(CultureInfo.InvariantCulture);
            case MessagePackType.Text:
                return "\"" + Encoding.UTF8.GetString(reader.ReadText(int.MaxValue)) + "\"";
            case MessagePackType.Binary:
                return $"bin({reader.ReadBinary(int.MaxValue).Length})";
            case MessagePackType.Extension:
                int length = reader.ReadExtension(int.MaxValue, out sbyte type).Length;
                return $"ext({type}, {length})";
            default:
                _ = reader.ReadRaw(maxDepth: 0);
                return "?";
        }
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => bytes.Length <= ShownBytes
        ? Convert.ToHexStringLower(bytes)
        : Convert.ToHexStringLower(bytes[..ShownBytes]) + "…";
}
