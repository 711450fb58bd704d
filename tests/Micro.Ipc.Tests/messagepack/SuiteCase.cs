using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Micro.MessagePack;

namespace Micro.Ipc.Tests.MessagePack;

/// <summary>One value of the msgpack-test-suite, with every encoding of it that a decoder must understand.</summary>
public sealed record SuiteCase(string Name, string Kind, JsonElement Value, IReadOnlyList<byte[]> Encodings)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<SuiteCase> All { get; } = Load();

    /// <summary>The canonical encoding. An integer is one even where a float would need fewer bytes for it.</summary>
    public byte[] Shortest => Encodings
        .OrderBy(e => MessagePackCode.TypeOf(e[0]) == MessagePackType.Float).ThenBy(e => e.Length).ThenBy(e => e[0]).First();

    public override string ToString() => Name;

    public static byte[] Bytes(string hex) => hex.Length == 0
        ? []
        : [.. hex.Split('-').Select(h => byte.Parse(h, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    private static List<SuiteCase> Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "msgpack-test-suite.json");
        using FileStream stream = File.OpenRead(path);
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        List<SuiteCase> cases = [];
        foreach (JsonProperty file in root.EnumerateObject())
        {
            int index = 0;
            foreach (JsonElement entry in file.Value.EnumerateArray())
            {
                // A bignum stands beside a JSON number that may have lost digits.
                JsonProperty value = entry.TryGetProperty("bignum", out _)
                    ? entry.EnumerateObject().First(p => p.Name == "bignum")
                    : entry.EnumerateObject().First(p => p.Name != "msgpack");
                byte[][] encodings = [.. entry.GetProperty("msgpack").EnumerateArray().Select(e => Bytes(e.GetString()!))];
                cases.Add(new SuiteCase($"{file.Name}[{index}]", value.Name, value.Value, encodings));
                index++;
            }
        }

        return cases;
    }
}
