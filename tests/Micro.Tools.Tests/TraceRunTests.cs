using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Abi;
using Micro.Tools.Tests.Support;
using Micro.Trace;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>`micro run --trace` with a QEMU that has recorded what a test wants.</summary>
public sealed class TraceRunTests : IClassFixture<RunTests.Fixture>
{
    private const string Exit = "printf 'micro: exit 0\\n' >>$log; exit 1";

    private readonly FakeProject _project;
    private readonly string _file;

    public TraceRunTests(RunTests.Fixture fixture)
    {
        _project = fixture.Project;
        _file = Path.Combine(_project.Path, "out.trace");
        File.Delete(_file);
    }

    [Fact]
    public void The_machine_gets_a_console_to_record_to()
    {
        ToolResult result = Run(Exit);

        string arguments = string.Join(' ', _project.EmulatorArguments);
        Assert.Contains("-machine microvm,ioapic2=off,memory-backend=ram ", arguments);
        Assert.Contains(" -append log=debugcon idle=exit trace=1024 ", arguments);
        Assert.Contains("-global virtio-mmio.force-legacy=false -device virtio-serial-device -chardev file,id=recording,path=", arguments);
        Assert.EndsWith(" -device virtconsole,chardev=recording", arguments, StringComparison.Ordinal);
        Assert.Equal(0, result.Status);
    }

    [Fact]
    public void Without_it_the_machine_and_the_archive_are_as_ever()
    {
        string traced = ArchiveOf("--trace", _file);
        string plain = ArchiveOf();

        Assert.Contains("tracer", traced);
        Assert.DoesNotContain("tracer", plain);
        string arguments = string.Join(' ', _project.EmulatorArguments);
        Assert.DoesNotContain("ioapic2", arguments);
        Assert.DoesNotContain("virt", arguments.Replace("microvm", "", StringComparison.Ordinal));
        Assert.DoesNotContain("trace=", arguments);
    }

    [Fact]
    public void A_whole_recording_goes_to_the_file_and_is_counted()
    {
        byte[] stream = Stream(Request(1, to: 9), Request(2, to: 8), End(2));
        ToolResult result = Run(Record(stream));

        Assert.Equal($"micro: 2 records in '{_file}', none lost\n", result.Error);
        Assert.Equal("", result.Output);
        Assert.Equal(stream, File.ReadAllBytes(_file));
        Assert.Empty(Directory.GetFiles(_project.Path, ".out.trace*"));
    }

    [Fact]
    public void What_is_lost_or_missing_is_said()
    {
        TraceRecord lost = default;
        lost.Kind = TraceKind.Lost;
        lost.Number = 1234;
        lost.Badge = 1234;

        ToolResult result = Run(Record(Stream(lost, Request(1235, to: 9))));
        Assert.StartsWith($"micro: 1 record in '{_file}', 1,234 lost; the recording has no end", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.Status);

        result = Run(Record([.. Stream(Request(1, to: 9)), 0xC1, 0xC1]));
        Assert.StartsWith($"micro: 1 record in '{_file}', none lost; a record is damaged", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(": >$recording; printf 'panic: x\\n' >>$log; exit 1", 134)]
    [InlineData("exit 1", 125)]
    public void A_guest_that_records_nothing_leaves_the_file_as_it_was(string emulator, int status)
    {
        File.WriteAllText(_file, "old");
        ToolResult result = Run(emulator);

        Assert.Equal(status, result.Status);
        Assert.Contains($"micro: nothing was recorded, and '{_file}' is as it was\n", result.Error);
        Assert.Equal("old", File.ReadAllText(_file));
        Assert.Empty(Directory.GetFiles(_project.Path, ".out.trace*"));
    }

    [Fact]
    public void A_filter_keeps_whole_calls_and_names()
    {
        byte[] stream = Stream(
            Started(8, "vfs"), Started(9, "fd"), Started(10, "shell"),
            Request(4, to: 9), Request(5, to: 0, from: 9), Received(6, 9, 8), Reply(7, 8, 9), Reply(8, 9, 10), End(8));

        ToolResult result = Run(Record(stream), "--trace-filter", "server=vfs");

        Assert.Equal($"micro: 6 of 8 records in '{_file}', none lost\n", result.Error);
        byte[] expected = Stream(
            Started(8, "vfs"), Started(9, "fd"), Started(10, "shell"), Request(5, to: 0, from: 9), Received(6, 9, 8), Reply(7, 8, 9), End(8));
        Assert.Equal(expected, File.ReadAllBytes(_file));
    }

    [Theory]
    [InlineData("--machine q35 --trace x", "--trace: the machine 'q35' has no virtio-mmio console to record to (choose from microvm, virt)")]
    [InlineData("--machine pc --trace x", "--trace: the machine 'pc' has no virtio-mmio console")]
    [InlineData("--image default --trace x", "--trace: this image has no server that is granted 'trace'")]
    [InlineData("--trace nowhere/x", "--trace: there is no directory")]
    [InlineData("--trace images", "--trace: 'images' is not a file that can be replaced")]
    [InlineData("--trace /dev/null", "--trace: '/dev/null' is not a file that can be replaced")]
    [InlineData("--trace /proc/x", "--trace: cannot write '/proc/x': ")]
    [InlineData("--trace x --trace-filter sever=fd", "--trace-filter: filter, column 1: unknown name 'sever' (choose from ")]
    [InlineData("--trace-payload 4096", "--trace-payload: nothing is recorded without --trace")]
    [InlineData("--trace x --trace-payload 100", "--trace-payload: '100' is no number of bytes from 176 to 4096")]
    [InlineData("--trace x --trace-payload all", "--trace-payload: 'all' is no number of bytes from 176 to 4096")]
    [InlineData("--trace-filter server=fd", "--trace-filter: nothing is recorded without --trace")]
    public void What_cannot_be_recorded_is_one_line_before_anything_boots(string options, string expected)
    {
        string[] words = options.Split(' ');
        string[] image = words.Contains("--image") ? [] : ["--image", "traced.json"];
        ToolResult result = _project.Run("touch $FAKE_ARGUMENTS.booted; exit 1", ["run", "-c", "x", .. image, .. words]);

        Assert.Equal(ExitStatus.Usage, result.Status);
        Assert.StartsWith("micro: " + expected, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.False(File.Exists(Path.Combine(_project.Path, "arguments.booted")));
    }

    [Fact]
    public void A_recording_replaces_what_a_link_leads_to()
    {
        string target = _project.Write("target.trace", "old");
        File.CreateSymbolicLink(_file, target);
        byte[] stream = Stream(End(0));

        Run(Record(stream));

        Assert.Equal(stream, File.ReadAllBytes(target));
        Assert.Equal(target, new FileInfo(_file).LinkTarget);
    }

    [Fact]
    public void An_interactive_machine_is_recorded_too()
    {
        byte[] stream = Stream(Request(1, to: 9), End(1));
        ToolResult result = _project.Run(
            $"cat {Written(stream)} >$recording; printf 'micro: exit 0\\n'", "run", "--image", "traced.json", "--trace", _file);

        Assert.Equal(0, result.Status);
        Assert.Equal(stream, File.ReadAllBytes(_file));
    }

    private ToolResult Run(string emulator, params string[] options) =>
        _project.Run(emulator, ["run", "--image", "traced.json", "-c", "x", "--trace", _file, .. options]);

    private string Record(byte[] stream) => $"cat {Written(stream)} >$recording; {Exit}";

    private string Written(byte[] stream)
    {
        string file = _project.Write("stream", "");
        File.WriteAllBytes(file, stream);
        return file;
    }

    // The archive that QEMU is given, as far as it is text.
    private string ArchiveOf(params string[] options)
    {
        string copy = Path.Combine(_project.Path, "copy");
        _project.Run(
            $"while [ \"$1\" != -initrd ]; do shift; done; cp \"$2\" {copy}; {Exit}", ["run", "--image", "traced.json", "-c", "x", .. options]);
        return string.Concat(File.ReadAllBytes(copy).Select(letter => (char)letter));
    }

    private static byte[] Stream(params TraceRecord[] records)
    {
        List<byte> stream = [];
        byte[] buffer = new byte[TraceStream.MaxValueBytes];
        stream.AddRange(buffer.AsSpan(0, TraceStream.WriteHead("x64"u8, buffer)));
        foreach (TraceRecord record in records)
        {
            TraceRecord copy = record;
            stream.AddRange(buffer.AsSpan(0, TraceStream.Write(ref copy, buffer)));
        }

        return [.. stream];
    }

    private static TraceRecord Of(TraceKind kind, ulong number, uint from, uint to)
    {
        TraceRecord record = default;
        record.Kind = kind;
        record.Number = number;
        record.From = from;
        record.To = to;
        return record;
    }

    private static TraceRecord Request(ulong number, uint to, uint from = 10)
    {
        TraceRecord record = Of(TraceKind.Request, number, from, to);
        record.Flags = to == 0 ? TraceRecord.QueuedFlag : (byte)0;
        return record;
    }

    private static TraceRecord Received(ulong number, uint from, uint to) => Of(TraceKind.Received, number, from, to);

    private static TraceRecord Reply(ulong number, uint from, uint to) => Of(TraceKind.Reply, number, from, to);

    private static TraceRecord Started(uint label, string name)
    {
        TraceRecord record = Of(TraceKind.Started, label - 7, label, 0);
        record.PayloadBytes = (ushort)name.Length;
        for (int i = 0; i < name.Length; i++)
        {
            record.Payload[0] |= (ulong)name[i] << (8 * i);
        }

        return record;
    }

    private static TraceRecord End(ulong made)
    {
        TraceRecord record = Of(TraceKind.End, made, 0, 0);
        record.Badge = made;
        return record;
    }
}
