using System.Text;
using Micro.Arch.Common;
using Xunit;

namespace Micro.Arch.Tests;

public sealed class BootOptionsTests
{
    [Theory]
    [InlineData("quiet", "quiet", true)]
    [InlineData("a quiet b", "quiet", true)]
    [InlineData("a  log=uart quiet", "quiet", true)]
    [InlineData("quietly", "quiet", false)]
    [InlineData("unquiet", "quiet", false)]
    [InlineData("", "quiet", false)]
    [InlineData("   ", "quiet", false)]
    [InlineData("log=semihosting", "log=semi", false)]
    public void An_option_is_a_whole_word(string line, string option, bool expected) =>
        Assert.Equal(expected, BootOptions.Contains(Encoding.ASCII.GetBytes(line), Encoding.ASCII.GetBytes(option)));
}
