using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Micro.Abi;

namespace Micro.Testing;

/// <summary>Requests for the image `player`: written by the generated clients themselves, played in order (programs/player).</summary>
/// <example><code>
/// PlayerScript script = new();
/// FrameServiceClient&lt;ScriptTransport&gt; frames = new(script.To("pmm"), default);
/// frames.Free(12, …);
/// </code></example>
public sealed partial class PlayerScript
{
    // Above all places, so that a slot is either a place or a name.
    private const uint FirstName = 1000;

    // A number that no request has of its own; on the wire it is cf and these eight bytes.
    private const ulong KeptValue = 0xFEED_1A7E_0000_0000;

    private readonly StringBuilder _text = new();
    private readonly List<string> _names = [];
    private string _player = "";

    /// <summary>The lines from here on are another player's: a server of the image that runs `player` under this name.</summary>
    public PlayerScript As(string player)
    {
        _player = $"@{player} ";
        return this;
    }

    /// <summary>Writes the calls of a generated client down instead of making them. What a call returns means nothing.</summary>
    /// <param name="server">A server of the image, <c>init</c>, or a kept capability: <c>$1</c>.</param>
    /// <param name="keep">Where the capabilities of the replies are kept, from this place on (1 to 60); 0: nowhere.</param>
    /// <param name="times">How often each call is made.</param>
    /// <param name="value">The number under which the first result is kept, for <see cref="Value"/> (1 to 199); 0: it is not.</param>
    public ScriptTransport To(string server, int keep = 0, int times = 1, int value = 0) => new(this, server, keep, times, value);

    /// <summary>An argument that only the machine knows: the first result of an earlier call, and up to 255 added.</summary>
    public static ulong Value(int number, byte added = 0) => KeptValue | ((uint)number << 8) | added;

    /// <summary>A capability to send along: kept at a place.</summary>
    public static Slot Kept(int place) => new((uint)place);

    /// <summary>A capability to send along: a server of the image, <c>init</c>, <c>notification</c>, <c>process</c>.</summary>
    public Slot Named(string name)
    {
        int index = _names.IndexOf(name);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
        }

        return new Slot(FirstName + (uint)index);
    }

    /// <summary>Any bytes as a request.</summary>
    public void Raw(string server, byte protocol, ReadOnlySpan<byte> bytes) => Add(server, protocol, bytes, [], 0, 1);

    /// <summary>Empties a place.</summary>
    public void Drop(int place) => _text.Append(CultureInfo.InvariantCulture, $"{_player}drop ${place}\n");

    /// <summary>The script.</summary>
    public override string ToString() => _text.ToString();

    internal void Add(string server, byte protocol, ReadOnlySpan<byte> bytes, IEnumerable<Slot> capabilities, int keep, int times, int value = 0)
    {
        string hex = bytes.IsEmpty ? "-" : KeptNumber().Replace(Convert.ToHexStringLower(bytes), "%$1");
        _text.Append(CultureInfo.InvariantCulture, $"{_player}{server} {protocol} {hex}");
        foreach (Slot slot in capabilities)
        {
            _text.Append(CultureInfo.InvariantCulture, $" +{(slot.Index < FirstName ? $"${slot.Index}" : _names[(int)(slot.Index - FirstName)])}");
        }

        _text.Append(keep == 0 ? "" : $" >{keep}").Append(value == 0 ? "" : $" ={value}").Append(times == 1 ? "" : $" *{times}").Append('\n');
    }

    [GeneratedRegex("cffeed1a7e0000([0-9a-f]{4})")]
    private static partial Regex KeptNumber();
}
