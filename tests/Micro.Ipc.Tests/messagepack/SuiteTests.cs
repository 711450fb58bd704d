using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using Micro.MessagePack;
using Xunit;

namespace Micro.Ipc.Tests.MessagePack;

/// <summary>The whole msgpack-test-suite of kawanet, both ways.</summary>
public sealed class SuiteTests
{
    public static TheoryData<string> Names => [.. SuiteCase.All.Select(c => c.Name)];

    [Fact]
    public void The_suite_has_all_its_values_and_encodings()
    {
        Assert.Equal(85, SuiteCase.All.Count);
        Assert.Equal(233, SuiteCase.All.Sum(c => c.Encodings.Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_encoding_of_a_value_decodes_to_it(string name)
    {
        SuiteCase test = Find(name);
        foreach (byte[] encoding in test.Encodings)
        {
            MessageReader reader = new(encoding, strict: false);
            AssertValue(ref reader, test.Kind, test.Value);
            Assert.Equal(DecodeError.None, reader.Finish());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_encoded_in_its_shortest_listed_form(string name)
    {
        SuiteCase test = Find(name);
        Span<byte> buffer = stackalloc byte[256];
        MessageWriter writer = new(buffer);

        WriteValue(ref writer, test.Kind, test.Value);

        Assert.Equal(Convert.ToHexString(test.Shortest), Convert.ToHexString(writer.Written));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_strict_reader_takes_the_shortest_form_and_no_other(string name)
    {
        SuiteCase test = Find(name);
        foreach (byte[] encoding in test.Encodings.Where(e => MessagePackCode.TypeOf(e[0]) == MessagePackCode.TypeOf(test.Shortest[0])))
        {
            MessageReader reader = new(encoding);
            if (test.Kind == "timestamp")
            {
                _ = reader.ReadTimestamp();
            }
            else
            {
                _ = reader.ReadRaw(maxDepth: 8);
            }

            Assert.Equal(encoding == test.Shortest ? DecodeError.None : DecodeError.NotCanonical, reader.Finish());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_encoding_cut_at_any_byte_is_truncated(string name)
    {
        foreach (byte[] encoding in Find(name).Encodings)
        {
            for (int length = 0; length < encoding.Length; length++)
            {
                MessageReader reader = new(encoding.AsSpan(0, length), strict: false);
                _ = reader.ReadRaw(maxDepth: 8);
                Assert.Equal(DecodeError.Truncated, reader.Error);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_byte_after_the_value_is_refused(string name)
    {
        foreach (byte[] encoding in Find(name).Encodings)
        {
            MessageReader reader = new([.. encoding, 0], strict: false);
            _ = reader.ReadRaw(maxDepth: 8);
            Assert.Equal(DecodeError.TrailingBytes, reader.Finish());
        }
    }

    private static SuiteCase Find(string name) => SuiteCase.All.Single(c => c.Name == name);

    private static void AssertValue(ref MessageReader reader, string kind, JsonElement value)
    {
        switch (kind)
        {
            case "nil":
                reader.ReadNil();
                break;
            case "bool":
                Assert.Equal(value.GetBoolean(), reader.ReadBoolean());
                break;
            case "binary":
                Assert.Equal(SuiteCase.Bytes(value.GetString()!), reader.ReadBinary(int.MaxValue).ToArray());
                break;
            case "number" or "bignum":
                AssertNumber(ref reader, decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case "string":
                Assert.Equal(value.GetString(), Encoding.UTF8.GetString(reader.ReadText(int.MaxValue)));
                break;
            case "array":
                Assert.Equal(value.GetArrayLength(), reader.ReadArrayHeader());
                foreach (JsonElement item in value.EnumerateArray())
                {
                    AssertValue(ref reader, KindOf(item), item);
                }

                break;
            case "map":
                Assert.Equal(value.EnumerateObject().Count(), reader.ReadMapHeader());
                foreach (JsonProperty pair in value.EnumerateObject())
                {
                    Assert.Equal(pair.Name, Encoding.UTF8.GetString(reader.ReadText(int.MaxValue)));
                    AssertValue(ref reader, KindOf(pair.Value), pair.Value);
                }

                break;
            case "timestamp":
                Timestamp time = reader.ReadTimestamp();
                Assert.Equal((value[0].GetInt64(), value[1].GetUInt32()), (time.Seconds, time.Nanoseconds));
                break;
            case "ext":
                byte[] content = reader.ReadExtension(int.MaxValue, out sbyte type).ToArray();
                Assert.Equal(((sbyte)value[0].GetInt32(), value[1].GetString()), (type, Hex(content)));
                break;
            default:
                Assert.Fail($"The suite has a kind '{kind}' that this test does not know.");
                break;
        }
    }

    private static void AssertNumber(ref MessageReader reader, decimal value)
    {
        if (reader.NextType == MessagePackType.Float)
        {
            Assert.Equal((double)value, reader.ReadDouble());
        }
        else if (value < 0)
        {
            Assert.Equal(value, reader.ReadInt64());
        }
        else
        {
            Assert.Equal(value, reader.ReadUInt64());
        }
    }

    private static void WriteValue(ref MessageWriter writer, string kind, JsonElement value)
    {
        switch (kind)
        {
            case "nil":
                writer.WriteNil();
                break;
            case "bool":
                writer.WriteBoolean(value.GetBoolean());
                break;
            case "binary":
                writer.WriteBinary(SuiteCase.Bytes(value.GetString()!));
                break;
            case "number" or "bignum":
                WriteNumber(ref writer, decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case "string":
                writer.WriteText(Encoding.UTF8.GetBytes(value.GetString()!));
                break;
            case "array":
                writer.WriteArrayHeader(value.GetArrayLength());
                foreach (JsonElement item in value.EnumerateArray())
                {
                    WriteValue(ref writer, KindOf(item), item);
                }

                break;
            case "map":
                writer.WriteMapHeader(value.EnumerateObject().Count());
                foreach (JsonProperty pair in value.EnumerateObject())
                {
                    writer.WriteText(Encoding.UTF8.GetBytes(pair.Name));
                    WriteValue(ref writer, KindOf(pair.Value), pair.Value);
                }

                break;
            case "timestamp":
                writer.WriteTimestamp(new Timestamp(value[0].GetInt64(), value[1].GetUInt32()));
                break;
            case "ext":
                writer.WriteExtension((sbyte)value[0].GetInt32(), SuiteCase.Bytes(value[1].GetString()!));
                break;
            default:
                Assert.Fail($"The suite has a kind '{kind}' that this test does not know.");
                break;
        }
    }

    private static void WriteNumber(ref MessageWriter writer, decimal value)
    {
        if (value != decimal.Truncate(value))
        {
            writer.WriteDouble((double)value);
        }
        else if (value < 0)
        {
            writer.WriteSigned((long)value);
        }
        else
        {
            writer.WriteUnsigned((ulong)value);
        }
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "nil",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "map",
    };

    private static string Hex(byte[] bytes) => string.Join('-', bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
