using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Micro.Tools.Manifests;

/// <summary>Parses a JSON file into values with positions. Comments and trailing commas are welcome.</summary>
internal sealed class JsonSource
{
    private readonly string _name;
    private readonly byte[] _text;

    private JsonSource(string name, byte[] text)
    {
        _name = name;
        _text = text;
    }

    public static JsonValue Parse(string file)
    {
        byte[] text = File.ReadAllBytes(file);
        return Parse(file, text);
    }

    public static JsonValue Parse(string name, byte[] text)
    {
        JsonSource source = new(name, text);
        Utf8JsonReader reader = new(text, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        try
        {
            reader.Read();
            JsonValue value = source.ReadValue(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            SourcePosition position = new(
                (int)(exception.LineNumber ?? 0) + 1,
                (int)(exception.BytePositionInLine ?? 0) + 1);
            throw ManifestErrors.At(name, position, Reason(exception.Message));
        }
        catch (InvalidOperationException exception)
        {
            // What the reader says of a string that is not UTF-8.
            throw ManifestErrors.At(name, source.PositionOf(reader.TokenStartIndex), exception.Message);
        }
    }

    // The reader's message ends in its own words for the place, which the position already says.
    private static string Reason(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private JsonValue ReadValue(ref Utf8JsonReader reader)
    {
        SourcePosition position = PositionOf(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new JsonValue(JsonKind.Object, position) { Members = ReadMembers(ref reader) },
            JsonTokenType.StartArray => new JsonValue(JsonKind.Array, position) { Items = ReadItems(ref reader) },
            JsonTokenType.String => new JsonValue(JsonKind.String, position) { Text = reader.GetString()! },
            JsonTokenType.Number => new JsonValue(JsonKind.Number, position)
            {
                Text = Encoding.ASCII.GetString(reader.ValueSpan),
            },
            JsonTokenType.True or JsonTokenType.False => new JsonValue(JsonKind.Boolean, position)
            {
                Text = reader.TokenType == JsonTokenType.True ? "true" : "false",
            },
            _ => new JsonValue(JsonKind.Null, position),
        };
    }

    private List<JsonMember> ReadMembers(ref Utf8JsonReader reader)
    {
        List<JsonMember> members = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            SourcePosition position = PositionOf(reader.TokenStartIndex);
            string name = reader.GetString()!;
            if (members.Exists(member => member.Name == name))
            {
                throw ManifestErrors.At(_name, position, $"'{name}' is given twice");
            }

            reader.Read();
            members.Add(new JsonMember(name, position, ReadValue(ref reader)));
        }

        return members;
    }

    private List<JsonValue> ReadItems(ref Utf8JsonReader reader)
    {
        List<JsonValue> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return items;
    }

    private SourcePosition PositionOf(long offset)
    {
        ReadOnlySpan<byte> before = _text.AsSpan(0, (int)offset);
        int line = before.Count((byte)'\n') + 1;
        int column = (int)offset - before.LastIndexOf((byte)'\n');
        return new SourcePosition(line, column);
    }
}
