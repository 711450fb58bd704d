using System;
using System.Text;
using Micro.Protocols;
using Micro.Servers.Console;
using Xunit;

namespace Micro.Server.Tests.Console;

public sealed class LineDisciplineTests : IDisposable
{
    private readonly HostRegion _region = new(frames: 32);
    private readonly ScreenOutput _screen;
    private readonly LineDiscipline _lines;

    public LineDisciplineTests()
    {
        StateRegion state = _region.Open();
        _screen = new ScreenOutput(state, addsReturns: true);
        _lines = new LineDiscipline(state, _screen);
        _lines.SetMode(ConsoleMode.Line);
    }

    public void Dispose() => _region.Dispose();

    [Fact]
    public void A_line_is_echoed_and_delivered_when_it_ends()
    {
        Type("ls -l");
        Assert.False(_lines.IsReadable);
        Assert.Equal("ls -l", Screen());
        Type("\r");
        Assert.Equal("\r\n", Screen());
        Assert.Equal("ls -l\n", Read(100));
        Assert.False(_lines.IsReadable);
    }

    [Theory]
    [InlineData("ab\u007fc\n", "ac\n", "ab\b \bc\r\n")]
    [InlineData("\u007fx\n", "x\n", "x\r\n")]
    [InlineData("abc\u0015d\n", "d\n", "abc\b \b\b \b\b \bd\r\n")]
    [InlineData("\u0001\b!\n", "!\n", "^A\b\b  \b\b!\r\n")]
    [InlineData("ä\u007fo\n", "o\n", "ä\b \bo\r\n")]
    public void Corrections_take_back_what_they_erase(string typed, string line, string screen)
    {
        Type(typed);
        Assert.Equal(line, Read(100));
        Assert.Equal(screen, Screen());
    }

    [Fact]
    public void A_reader_gets_one_line_at_a_time_and_long_ones_in_parts()
    {
        Type("one\ntwo\n");
        Assert.Equal("on", Read(2));
        Assert.Equal("e\n", Read(100));
        Assert.Equal("two\n", Read(100));
    }

    [Fact]
    public void The_end_key_ends_the_input_once()
    {
        Type("\u0004");
        Assert.True(_lines.IsReadable);
        Assert.Equal("", Read(100));
        Assert.False(_lines.IsReadable);
        Type("more\u0004");
        Assert.Equal("more", Read(100));
        Assert.False(_lines.IsReadable);
    }

    [Fact]
    public void The_interrupt_key_drops_the_line_and_is_told()
    {
        Type("rm -r");
        Assert.True(_lines.Type(3));
        Assert.Equal("rm -r^C\r\n", Screen());
        Type("ok\n");
        Assert.Equal("ok\n", Read(100));
    }

    [Fact]
    public void Raw_bytes_come_as_they_are_without_echo()
    {
        _lines.SetMode(ConsoleMode.Raw);
        Type("\u0003\r\u007f\u0004");
        Assert.Equal("\u0003\r\u007f\u0004", Read(100));
        Assert.Equal("", Screen());
    }

    [Fact]
    public void The_end_of_the_input_stays_between_what_was_typed_before_and_behind_it()
    {
        Type("one\n\u0004two\n\u0004\u0004");
        Assert.Equal("one\n", Read(100));
        Assert.Equal("", Read(100));
        _lines.SetMode(ConsoleMode.Raw);
        Assert.Equal("tw", Read(2));
        Type("x\u0004\r");
        _lines.SetMode(ConsoleMode.Line);
        Assert.Equal("o\n", Read(100));
        Assert.Equal("", Read(100));
        Assert.Equal("", Read(100));
        Assert.Equal("x", Read(1));
        Assert.Equal("\n", Read(100));
        Assert.False(_lines.IsReadable);
    }

    [Fact]
    public void What_was_typed_ahead_in_raw_mode_is_typed_anew_for_lines()
    {
        _lines.SetMode(ConsoleMode.Raw);
        Type("one\rtwoo\u007f\r\u0004par");
        Assert.False(_lines.SetMode(ConsoleMode.Line));
        Assert.Equal("one\n", Read(100));
        Assert.Equal("two\n", Read(100));
        Assert.Equal("", Read(100));
        Assert.False(_lines.IsReadable);
        Assert.Equal("", Screen());
        Type("t\n");
        Assert.Equal("part\n", Read(100));
        Assert.Equal("t\r\n", Screen());
    }

    [Fact]
    public void An_interrupt_key_that_was_typed_ahead_is_told_when_lines_begin()
    {
        _lines.SetMode(ConsoleMode.Raw);
        Type("dropped\u0003kept\r");
        Assert.True(_lines.SetMode(ConsoleMode.Line));
        Assert.Equal("kept\n", Read(100));
        Assert.False(_lines.SetMode(ConsoleMode.Line));
    }

    [Fact]
    public void What_was_typed_of_a_line_is_there_in_raw_mode()
    {
        Type("par");
        _lines.SetMode(ConsoleMode.Raw);
        Type("t");
        Assert.Equal("part", Read(100));
    }

    [Fact]
    public void Lines_longer_than_the_limit_keep_their_first_bytes()
    {
        Type(new string('x', 5000));
        Type("\n");
        string line = Read(5000);
        Assert.Equal(1024, line.Length);
        Assert.EndsWith("x\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_get_exact_bytes()
    {
        using HostRegion region = new(frames: 8);
        ScreenOutput exact = new(region.Open(), addsReturns: false);
        Assert.Equal(6, exact.Write("a\nb\r\n\0"u8));
        Assert.Equal("a\nb\r\n\0"u8.ToArray(), exact.Pending(100).ToArray());
    }

    [Fact]
    public void Output_without_room_is_taken_in_part_and_no_line_end_is_split()
    {
        byte[] lines = Encoding.ASCII.GetBytes(string.Concat(System.Linq.Enumerable.Repeat("line\n", 10_000)));
        int written = 0;
        StringBuilder screen = new();
        while (written < lines.Length)
        {
            int taken = _screen.Write(lines.AsSpan(written));
            Assert.True(taken > 0);
            written += taken;
            _ = screen.Append(Screen());
        }

        Assert.Equal(Encoding.ASCII.GetString(lines).Replace("\n", "\r\n", StringComparison.Ordinal), screen.ToString());
    }

    private void Type(string text)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            _ = _lines.Type(value);
        }
    }

    private string Read(int limit)
    {
        ReadOnlySpan<byte> data = _lines.Peek(limit);
        string text = Encoding.UTF8.GetString(data);
        _lines.Take(data.Length);
        return text;
    }

    private string Screen()
    {
        StringBuilder text = new();
        while (!_screen.IsEmpty)
        {
            ReadOnlySpan<byte> part = _screen.Pending(int.MaxValue);
            _ = text.Append(Encoding.UTF8.GetString(part));
            _screen.Sent(part.Length);
        }

        return text.ToString();
    }
}
