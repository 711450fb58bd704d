using System.Text;
using Xunit;

namespace Micro.Server.Tests;

public sealed class TextBuilderTests
{
    [Theory]
    [InlineData(0UL, 0, "0")]
    [InlineData(7UL, 3, "  7")]
    [InlineData(1234UL, 3, "1234")]
    [InlineData(ulong.MaxValue, 0, "18446744073709551615")]
    public void Numbers_are_decimal_and_right_aligned(ulong value, int width, string expected)
    {
        TextBuilder text = new(new byte[64]);
        text.AppendDecimal(value, width);
        Assert.Equal(expected, Encoding.ASCII.GetString(text.Text));
    }

    [Theory]
    [InlineData(0UL, "0x0")]
    [InlineData(0xABC0UL, "0xabc0")]
    [InlineData(ulong.MaxValue, "0xffffffffffffffff")]
    public void Addresses_are_hexadecimal(ulong value, string expected)
    {
        TextBuilder text = new(new byte[64]);
        text.AppendHex(value);
        Assert.Equal(expected, Encoding.ASCII.GetString(text.Text));
    }

    [Fact]
    public void What_does_not_fit_is_left_out()
    {
        TextBuilder text = new(new byte[4]);
        text.Append("abcdef"u8);
        text.Append((byte)'g');
        Assert.Equal("abcd", Encoding.ASCII.GetString(text.Text));
    }
}
