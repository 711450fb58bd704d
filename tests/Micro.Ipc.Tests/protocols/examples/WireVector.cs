using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Micro.Ipc.Tests.Protocols.Examples;

/// <summary>One line of a protocol's vectors: a message as any implementation must have it.</summary>
/// <param name="Operation">The operation's number.</param>
/// <param name="Name">The operation's name.</param>
/// <param name="Kind">request, reply, the name of an error, or deep: a request that must be refused.</param>
/// <param name="Message">Its bytes.</param>
/// <param name="Capabilities">How many travel beside it.</param>
public sealed record WireVector(byte Operation, string Name, string Kind, byte[] Message, int Capabilities)
{
    public bool IsError => Kind is not ("request" or "reply" or "deep");

    public bool IsRefused => Kind == "deep";

    public static IReadOnlyList<WireVector> Parse(ReadOnlySpan<byte> text) => [.. Encoding.UTF8.GetString(text).Split('\n').Select(Line)];

    private static WireVector Line(string line)
    {
        string[] words = line.Split(' ');
        int capabilities = words.Length > 4 ? int.Parse(words[4], CultureInfo.InvariantCulture) : 0;
        return new WireVector(byte.Parse(words[0], CultureInfo.InvariantCulture), words[1], words[2], Convert.FromHexString(words[3]), capabilities);
    }
}
