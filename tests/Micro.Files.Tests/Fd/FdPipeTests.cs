using System;
using System.Linq;
using System.Text;
using Micro.Files.Tests.Vfs;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Fd;

/// <summary>Pipes: what goes in comes out, who waits for what, and what the end of one side means to the other.</summary>
public sealed class FdPipeTests
{
    private const int RingBytes = 8192;

    private static readonly string _data = string.Concat(Enumerable.Range(0, 3000).Select(number => number + " "))[..RingBytes];

    [Fact]
    public void Bytes_come_out_in_the_order_they_went_in_in_parts_of_any_size()
    {
        using FdWorld world = new();
        (FileClient<LoopbackTransport> reader, FileClient<LoopbackTransport> writer) = Ends(world.Client);
        int written = 0;
        int read = 0;
        StringBuilder all = new();
        for (int step = 1; all.Length < 50_000; step++)
        {
            string part = _data.Substring(written % 1000, (step * 37 % 900) + 1);
            if (written - read + part.Length <= RingBytes)
            {
                Assert.Equal(part.Length, Write(writer, part));
                written += part.Length;
                _ = all.Append(part);
            }

            if (written != read && step % 3 != 0)
            {
                string got = FdClient.Read(reader, (step * 53 % 1200) + 1);
                Assert.Equal(all.ToString(read, got.Length), got);
                read += got.Length;
            }
        }

        Assert.Equal((ulong)(written - read), SizeOf(reader));
    }

    [Fact]
    public void A_reader_gets_what_there_is_and_no_more_than_it_asks_for()
    {
        using FdWorld world = new();
        (FileClient<LoopbackTransport> reader, FileClient<LoopbackTransport> writer) = Ends(world.Client);
        _ = Write(writer, "abcdef");
        Assert.Equal("ab", FdClient.Read(reader, 2));
        Assert.Equal("cdef", FdClient.Read(reader));
        Assert.Equal("", FdClient.Read(reader, 0));
    }

    [Fact]
    public void A_read_of_an_empty_pipe_waits_for_a_write()
    {
        using FdWorld world = new();
        (FileClient<LoopbackTransport> reader, FileClient<LoopbackTransport> writer) = Ends(world.Client);
        FileClient<LoopbackTransport> other = world.Client.Share(11, 1).File(0);
        string got = "";
        world.WhileParked(() => got = FdClient.Read(reader, 3), _ => Assert.Equal(6, Write(other, "abcdef")));
        Assert.Equal("abc", got);
        Assert.Equal("def", FdClient.Read(reader));
        _ = writer;
    }

    [Fact]
    public void A_write_to_a_full_pipe_waits_for_a_read()
    {
        using FdWorld world = new();
        (FileClient<LoopbackTransport> reader, FileClient<LoopbackTransport> writer) = Ends(world.Client);
        FileClient<LoopbackTransport> other = world.Client.Share(11, 0).File(0);
        Fill(writer);
        int written = 0;
        world.WhileParked(
            () => written = Write(writer, new string('x', 600)),
            _ => Assert.Equal(_data[..1000], FdClient.Read(other, 1000)));
        Assert.Equal(512, written);
        Assert.Equal(_data[1000..], ReadAll(reader, RingBytes - 1000));
        Assert.Equal(new string('x', 512), FdClient.Read(reader, 1000));
    }

    [Fact]
    public void A_short_write_goes_in_whole_or_waits_and_a_long_one_takes_the_room_there_is()
    {
        using FdWorld world = new();
        (FileClient<LoopbackTransport> reader, FileClient<LoopbackTransport> writer) = Ends(world.Client);
        FileClient<LoopbackTransport> other = world.Client.Share(11, 0).File(0);
        Fill(writer);
        _ = FdClient.Read(reader, 100);
        Assert.Equal(100, Write(writer, new string('l', 513)));
        _ = FdClient.Read(reader, 100);
        int written = 0;
        world.WhileParked(() => written = Write(writer, new string('s', 512)), _ => FdClient.Read(other, 412));
        Assert.Equal(512, written);
        Assert.Equal((ulong)RingBytes, SizeOf(reader));
    }

    [Fact]
    public void After_the_last_writer_a_reader_gets_what_is_left_and_then_the_end()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FileClient<LoopbackTransport> reader = world.Client.File(source);
        FdClient child = world.Client.Share(11, sink);
        _ = Write(world.Client.File(sink), "left");
        world.Client.Close(sink);
        Assert.Equal("le", FdClient.Read(reader, 2));
        child.Close(0);
        Assert.Equal("ft", FdClient.Read(reader));
        Assert.Equal("", FdClient.Read(reader));
        Assert.Equal("", FdClient.Read(reader));
    }

    [Fact]
    public void A_reader_that_waits_gets_the_end_when_the_last_writer_closes()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FileClient<LoopbackTransport> reader = world.Client.File(source);
        FdClient child = world.Client.Share(11, sink);
        world.Client.Close(sink);
        string? got = null;
        world.WhileParked(() => got = FdClient.Read(reader), _ => child.Close(0));
        Assert.Equal("", got);
    }

    [Fact]
    public void Without_a_reader_a_write_fails_also_one_that_waits()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FileClient<LoopbackTransport> writer = world.Client.File(sink);
        FdClient child = world.Client.Share(11, source);
        world.Client.Close(source);
        Fill(writer);
        ServiceError error = ServiceError.None;
        world.WhileParked(() => error = writer.Write(0, "x"u8, out int _), _ => child.Close(0));
        Assert.Equal(ServiceError.BrokenPipe, error);
        Assert.Equal(ServiceError.BrokenPipe, writer.Write(0, "x"u8, out int _));
    }

    [Fact]
    public void Readers_and_writers_are_served_in_the_order_of_their_coming()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FdClient[] children = [.. Enumerable.Range(11, 2).Select(number => world.Client.Share((uint)number, source, sink))];
        string first = "";
        string second = "";
        world.WhileParked(
            () => first = FdClient.Read(children[0].File(0), 2),
            _ => world.WhileParked(
                () => second = FdClient.Read(children[1].File(0), 2),
                _ => Assert.Equal(4, Write(world.Client.File(sink), "1122"))));
        Assert.Equal(("11", "22"), (first, second));
    }

    [Fact]
    public void A_waiting_writer_is_not_overtaken()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FdClient child = world.Client.Share(11, source, sink);
        FileClient<LoopbackTransport> writer = world.Client.File(sink);
        Fill(writer);
        _ = FdClient.Read(child.File(0), 3);
        world.WhileParked(
            () => Write(writer, "1111"),
            _ => world.WhileParked(() => Write(child.File(1), "2"), _ => FdClient.Read(child.File(0), 2000)));
        string rest = ReadAll(world.Client.File(source), RingBytes - 2003 + 5);
        Assert.EndsWith("11112", rest);
    }

    [Fact]
    public void More_callers_than_there_are_Replies_for_are_refused_and_none_is_lost()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FdClient[] children = [.. Enumerable.Range(11, FdWorld.Replies).Select(number => world.Client.Share((uint)number, source))];
        string[] got = new string[FdWorld.Replies];
        Park(0);
        Assert.Equal(["1", "2", "3", "Busy"], got);

        void Park(int index)
        {
            if (index == FdWorld.Replies - 1)
            {
                got[index] = FdClient.Read(children[index].File(0), 1);
                _ = Write(world.Client.File(sink), "123");
                return;
            }

            world.WhileParked(() => got[index] = FdClient.Read(children[index].File(0), 1), _ => Park(index + 1));
        }
    }

    [Fact]
    public void An_end_does_only_what_it_is_for()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        Assert.Equal(ServiceError.NotPermitted, world.Client.File(source).Write(0, "x"u8, out int _));
        Assert.Equal("NotPermitted", FdClient.Read(world.Client.File(sink)));
        Assert.Equal(ServiceError.NotSeekable, world.Client.File(sink).Resize(0));
        Assert.Equal(ServiceError.NotSeekable, world.Client.Table.Seek(source, SeekOrigin.Start, 0, out ulong _));
        FileClient<LoopbackTransport> old = world.Client.File(source);
        world.Client.Close(source);
        world.Client.Close(sink);
        (int _, int again) = world.Client.Pipe();
        _ = Write(world.Client.File(again), "not for the old end");
        Assert.Equal("BadDescriptor", FdClient.Read(old));
    }

    private static (FileClient<LoopbackTransport> Reader, FileClient<LoopbackTransport> Writer) Ends(FdClient client)
    {
        (int reader, int writer) = client.Pipe();
        return (client.File(reader), client.File(writer));
    }

    private static int Write(FileClient<LoopbackTransport> file, string text)
    {
        Assert.Equal(ServiceError.None, file.Write(0, VfsWorld.Bytes(text), out int written));
        return written;
    }

    private static void Fill(FileClient<LoopbackTransport> writer)
    {
        const int Part = RingBytes / 4;
        for (int start = 0; start < RingBytes; start += Part)
        {
            Assert.Equal(Part, Write(writer, _data.Substring(start, Part)));
        }
    }

    private static string ReadAll(FileClient<LoopbackTransport> reader, int count)
    {
        StringBuilder all = new();
        while (all.Length < count)
        {
            _ = all.Append(FdClient.Read(reader, Math.Min(2000, count - all.Length)));
        }

        return all.ToString();
    }

    private static ulong SizeOf(FileClient<LoopbackTransport> file)
    {
        Assert.Equal(ServiceError.None, file.Status(out FileStatus status));
        Assert.Equal(FileKind.Pipe, status.Kind);
        return status.Size;
    }
}
