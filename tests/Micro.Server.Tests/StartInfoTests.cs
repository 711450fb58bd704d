using System;
using System.Text;
using Micro.Abi;
using Micro.Protocols;
using Xunit;

namespace Micro.Server.Tests;

public sealed class StartInfoTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        using HostRegion region = new(frames: 8);
        StartInfoWriter writer = new(region.Page);
        Assert.True(writer.TryBegin(new ProcessId(42), "copy"u8, "copy\0/a b\0\0"u8));
        writer.SetSlots(20, 64, 3);
        writer.SetState(9);
        Assert.True(writer.TryAdd("pmm"u8, 0, 0, 0, out Slot pmm));
        Assert.True(writer.TryAdd("sixteen-letters!"u8, 5, 0x1000, 77, out Slot uart));

        StartInfo info = region.OpenContext().Info;
        Assert.True(info.IsValid);
        Assert.Equal("copy", Encoding.ASCII.GetString(info.Name));
        Assert.Equal((42u, 22u, 64u, 3, 9UL), (info.Process.Value, info.FirstFreeSlot, info.SlotCount, info.ReplyCount, info.StateFrames));
        Assert.Equal((20u, 21u), (pmm.Index, uart.Index));
        Assert.Equal(pmm, info.Find("pmm"u8));
        Assert.True(info.TryFind("sixteen-letters!"u8, out NamedCapability found));
        Assert.Equal((5u, 0x1000UL, 77UL), (found.Detail, found.Address, found.Length));
        Assert.True(info.Find("pm"u8).IsNull);
        Assert.True(info.Find("pmm2"u8).IsNull);
        Assert.Equal(["copy", "/a b", ""], ArgumentsOf(info));
        Assert.Equal("/", Encoding.ASCII.GetString(info.Directory));
    }

    [Theory]
    [InlineData("copy\0a\0/dir", "b", "/dir/b")]
    [InlineData("copy\0a\0/dir", "/b", "/b")]
    [InlineData("copy\0a\0", "../b", "//../b")]
    [InlineData("/dir", ".", "/dir/.")]
    public void Relative_paths_start_from_what_follows_the_last_argument(string arguments, string path, string expected)
    {
        using HostRegion region = new(frames: 8);
        Assert.True(new StartInfoWriter(region.Page).TryBegin(new ProcessId(42), "copy"u8, Encoding.ASCII.GetBytes(arguments)));

        StartInfo info = region.OpenContext().Info;
        Assert.Equal(arguments.StartsWith('/') ? [] : ["copy", "a"], ArgumentsOf(info));
        byte[] room = new byte[expected.Length];
        Assert.True(info.TryMakeAbsolute(Encoding.ASCII.GetBytes(path), room, out int length));
        Assert.Equal(expected, Encoding.ASCII.GetString(room[..length]));
        Assert.False(info.TryMakeAbsolute(Encoding.ASCII.GetBytes(path), room.AsSpan(1), out int _));
        Assert.False(info.TryMakeAbsolute(default, room, out int _));
    }

    [Fact]
    public void A_full_page_or_table_refuses_further_capabilities()
    {
        using HostRegion region = new(frames: 8);
        StartInfoWriter writer = new(region.Page);
        Assert.True(writer.TryBegin(new ProcessId(1), "x"u8, new byte[3500]));
        writer.SetSlots(16, 1000, 0);
        int added = 0;
        while (writer.TryAdd("name"u8, 0, 0, 0, out Slot _))
        {
            added++;
        }

        // What a program can be granted beside the longest arguments.
        Assert.Equal(13, added);
        Assert.Equal(3500, region.OpenContext().Info.Arguments.Length);
        Assert.True(writer.TryBegin(new ProcessId(1), "x"u8, default));
        writer.SetSlots(63, 64, 0);
        Assert.True(writer.TryAdd("last"u8, 0, 0, 0, out Slot _));
        Assert.False(writer.TryAdd("more"u8, 0, 0, 0, out Slot _));
    }

    [Fact]
    public void Names_and_arguments_that_do_not_fit_are_refused()
    {
        StartInfoWriter writer = new(new byte[StartInfoPage.Size]);
        Assert.False(writer.TryBegin(default, new byte[33], default));
        Assert.False(writer.TryBegin(default, "x"u8, new byte[StartInfoPage.Size]));
        Assert.True(writer.TryBegin(default, "x"u8, default));
        writer.SetSlots(16, 64, 0);
        Assert.False(writer.TryAdd("seventeen-letters"u8, 0, 0, 0, out Slot _));
    }

    private static string[] ArgumentsOf(StartInfo info)
    {
        string[] arguments = [];
        for (int index = 0; info.TryArgument(index, out ReadOnlySpan<byte> argument); index++)
        {
            arguments = [.. arguments, Encoding.ASCII.GetString(argument)];
        }

        return arguments;
    }
}
