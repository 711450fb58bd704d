using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.MessagePack.Independent;

/// <summary>Byte for byte what implementations by others produce, where they are installed.</summary>
public sealed class IndependentTests(ITestOutputHelper output)
{
    private const int Seed = 31;
    private const int Count = 3000;

    [IndependentFact("python3-msgpack")]
    public void Python_encodes_every_value_to_the_same_bytes() => Compare(IndependentCodec.Python);

    [IndependentFact("@msgpack/msgpack")]
    public void JavaScript_encodes_every_value_to_the_same_bytes() => Compare(IndependentCodec.JavaScript);

    private void Compare(IndependentCodec codec)
    {
        output.WriteLine($"seed {Seed}, {Count} values");
        Random random = new(Seed);
        (IndependentValue Value, bool Singles)[] values =
            [.. Enumerable.Range(0, Count).Select(n => (IndependentValue.Random(random, depth: n % 4, n % 2 == 0), n % 2 == 0))];

        IReadOnlyList<string> theirs = codec.Encode(values.Select(v => v.Value.ToJson(v.Singles)));

        Assert.Equal(Count, theirs.Count);
        for (int index = 0; index < Count; index++)
        {
            string ours = values[index].Value.Encode();
            Assert.True(ours == theirs[index], $"{values[index].Value}\n  ours   {ours}\n  theirs {theirs[index]}");
        }
    }
}
