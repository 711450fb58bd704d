using System;
using System.Text;
using Micro.Servers.Init;
using Xunit;

namespace Micro.Server.Tests.Init;

public sealed class BootOptionsTests
{
    [Theory]
    [InlineData("quiet", "quiet", "")]
    [InlineData("log=uart quiet", "log", "uart")]
    [InlineData("  log=uart  log=debugcon ", "log", "debugcon")]
    [InlineData("path=a=b", "path", "a=b")]
    [InlineData("log=", "log", "")]
    public void Options_are_found(string text, string name, string value)
    {
        BootOptions options = new(Encoding.ASCII.GetBytes(text));
        Assert.True(options.TryFind(Encoding.ASCII.GetBytes(name), out ReadOnlySpan<byte> found));
        Assert.Equal(value, Encoding.ASCII.GetString(found));
    }

    [Theory]
    [InlineData("", "quiet")]
    [InlineData("quieter", "quiet")]
    [InlineData("x=quiet", "quiet")]
    public void Others_are_not(string text, string name) =>
        Assert.False(new BootOptions(Encoding.ASCII.GetBytes(text)).Has(Encoding.ASCII.GetBytes(name)));
}
