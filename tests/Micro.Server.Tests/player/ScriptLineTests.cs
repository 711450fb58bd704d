using System;
using System.Text;
using Micro.Programs.Player;
using Xunit;

namespace Micro.Server.Tests.Player;

/// <summary>How the player reads its script.</summary>
public sealed class ScriptLineTests
{
    [Theory]
    [InlineData("fd 4 90", "player", true, "fd 4 90")]
    [InlineData("fd 4 90", "other", false, "")]
    [InlineData("@other fd 4 90", "other", true, " fd 4 90")]
    [InlineData("@other fd 4 90", "player", false, "")]
    [InlineData("# fd", "player", false, "")]
    [InlineData("   ", "player", false, "")]
    [InlineData("", "player", false, "")]
    public void A_line_is_for_whom_it_names_and_else_for_player(string text, string player, bool isFor, string rest)
    {
        ReadOnlySpan<byte> line = Encoding.UTF8.GetBytes(text);

        Assert.Equal(isFor, ScriptLine.IsFor(ref line, Encoding.UTF8.GetBytes(player)));
        Assert.True(!isFor || rest == Encoding.UTF8.GetString(line));
    }

    [Fact]
    public void Words_are_what_lies_between_spaces()
    {
        ScriptLine line = new("  fd 12   ab "u8);

        Assert.Equal("fd"u8, line.Next());
        Assert.Equal("12"u8, line.Next());
        Assert.Equal("ab"u8, line.Next());
        Assert.True(line.Next().IsEmpty);
        Assert.True(line.Next().IsEmpty);
    }

    [Theory]
    [InlineData("0", true, 0u)]
    [InlineData("65535", true, 65535u)]
    [InlineData("1234567", false, 0u)]
    [InlineData("1x", false, 0u)]
    [InlineData("", false, 0u)]
    public void Numbers_are_decimal_and_short(string word, bool isNumber, uint expected)
    {
        Assert.Equal(isNumber, ScriptLine.TryReadNumber(Encoding.UTF8.GetBytes(word), out uint number));
        Assert.True(!isNumber || number == expected);
    }

    [Theory]
    [InlineData("-", true, 0)]
    [InlineData("90af", true, 2)]
    [InlineData("9", false, 0)]
    [InlineData("9G", false, 0)]
    [InlineData("", false, 0)]
    [InlineData("9091929394", false, 0)]
    [InlineData("92%010090", true, 4)]
    [InlineData("%c800", false, 0)]
    [InlineData("%01", false, 0)]
    public void Bytes_are_pairs_of_digits_that_fit(string word, bool isRead, int expected)
    {
        Span<byte> buffer = stackalloc byte[4];
        KeptValues values = new(new ulong[KeptValues.Capacity]);
        values.Keep(1, [0x92, 0x00, 0xCC, 0x90]);
        values.Keep(2, [0x91, 0x09]);

        Assert.Equal(isRead, ScriptLine.TryReadBytes(Encoding.UTF8.GetBytes(word), values, buffer, out int length));
        Assert.True(!isRead || length == expected);
        Assert.True(word != "92%010090" || buffer.SequenceEqual((byte[])[0x92, 0xCC, 0x90, 0x90]));
        Assert.True(word != "90af" || (buffer[0] == 0x90 && buffer[1] == 0xAF));
    }
}
