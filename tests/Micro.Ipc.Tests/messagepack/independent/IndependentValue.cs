using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Micro.MessagePack;

namespace Micro.Ipc.Tests.MessagePack.Independent;

/// <summary>A value that this codec and others encode: as JSON <c>[kind, content]</c> for their scripts, by the writer for ours.</summary>
/// <remarks>Integers and seconds are strings, because JSON's numbers are not exact; floats are the digits of their bits.</remarks>
public sealed class IndependentValue
{
    private readonly JsonArray _node;

    private IndependentValue(JsonArray node)
    {
        _node = node;
    }

    /// <summary>A random value; containers are nested at most <paramref name="depth"/> deep, floats need 32 bits or 64.</summary>
    public static IndependentValue Random(Random random, int depth, bool singles) => new(Node(random, depth, singles));

    /// <summary>One line for the scripts.</summary>
    public string ToJson(bool singles) => new JsonArray(singles, _node.DeepClone()).ToJsonString();

    public override string ToString() => _node.ToJsonString();

    public string Encode()
    {
        MessageWriter writer = new(new byte[1 << 18]);
        Write(ref writer, _node);
        return writer.Overflowed ? "overflow" : Convert.ToHexStringLower(writer.Written);
    }

    private static JsonArray Node(Random random, int depth, bool singles) => random.Next(depth == 0 ? 8 : 10) switch
    {
        0 => new JsonArray("nil", null),
        1 => new JsonArray("bool", random.Next(2) == 0),
        2 or 3 => new JsonArray("int", Integer(random)),
        4 => new JsonArray("float", Float(random, singles)),
        5 => new JsonArray("str", new string('ä', random.Next(4)) + new string('x', Length(random))),
        6 => new JsonArray("bin", Bytes(random, Length(random))),
        7 when random.Next(2) == 0 => new JsonArray("time", Seconds(random), random.Next(2) * random.Next((int)Timestamp.NanosecondLimit)),
        7 => new JsonArray("ext", random.Next(128), Bytes(random, random.Next(3) == 0 ? Length(random) : 1 << random.Next(5))),
        8 => new JsonArray("array", new JsonArray([.. Items(random, depth, singles)])),
        _ => new JsonArray("map", new JsonArray([.. Items(random, depth, singles).Select((item, key) => new JsonArray($"k{key}", item))])),
    };

    private static JsonArray[] Items(Random random, int depth, bool singles) =>
        Enumerable.Range(0, random.Next(random.Next(5) == 0 ? 40 : 6)).Select(_ => Node(random, depth - 1, singles)).ToArray();

    private static string Integer(Random random)
    {
        long bits = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
        return random.Next(4) == 0
            ? ((ulong)bits).ToString(CultureInfo.InvariantCulture)
            : bits.ToString(CultureInfo.InvariantCulture);
    }

    // A whole number is an integer to JavaScript, so the floats here have a fraction.
    private static string Float(Random random, bool singles)
    {
        double value = singles ? random.Next(1 << 20) + 0.5f : random.NextDouble() + 1e-9;
        return BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string Seconds(Random random) =>
        (random.NextInt64(-(1L << 50), 1L << 50) >> random.Next(51)).ToString(CultureInfo.InvariantCulture);

    // Around every length at which another form begins.
    private static int Length(Random random) => random.Next(40) switch
    {
        0 => 65_534 + random.Next(4),
        < 8 => 250 + random.Next(12),
        _ => random.Next(36),
    };

    private static string Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static void Write(ref MessageWriter writer, JsonArray node)
    {
        JsonNode? content = node[1];
        switch (node[0]!.GetValue<string>())
        {
            case "nil": writer.WriteNil(); break;
            case "bool": writer.WriteBoolean(content!.GetValue<bool>()); break;
            case "int": WriteInteger(ref writer, content!.GetValue<string>()); break;
            case "float":
                writer.WriteDouble(BitConverter.UInt64BitsToDouble(Convert.ToUInt64(content!.GetValue<string>(), 16)));
                break;
            case "str": writer.WriteText(Encoding.UTF8.GetBytes(content!.GetValue<string>())); break;
            case "bin": writer.WriteBinary(Convert.FromHexString(content!.GetValue<string>())); break;
            case "ext": writer.WriteExtension((sbyte)content!.GetValue<int>(), Convert.FromHexString(node[2]!.GetValue<string>())); break;
            case "time":
                long seconds = long.Parse(content!.GetValue<string>(), CultureInfo.InvariantCulture);
                writer.WriteTimestamp(new Timestamp(seconds, (uint)node[2]!.GetValue<int>()));
                break;
            case "array": WriteArray(ref writer, content!.AsArray()); break;
            default: WriteMap(ref writer, content!.AsArray()); break;
        }
    }

    private static void WriteInteger(ref MessageWriter writer, string digits)
    {
        if (digits[0] == '-')
        {
            writer.WriteSigned(long.Parse(digits, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteUnsigned(ulong.Parse(digits, CultureInfo.InvariantCulture));
        }
    }

    private static void WriteArray(ref MessageWriter writer, JsonArray items)
    {
        writer.WriteArrayHeader(items.Count);
        foreach (JsonNode? item in items)
        {
            Write(ref writer, item!.AsArray());
        }
    }

    private static void WriteMap(ref MessageWriter writer, JsonArray pairs)
    {
        writer.WriteMapHeader(pairs.Count);
        foreach (JsonNode? pair in pairs)
        {
            writer.WriteText(Encoding.UTF8.GetBytes(pair![0]!.GetValue<string>()));
            Write(ref writer, pair[1]!.AsArray());
        }
    }
}
