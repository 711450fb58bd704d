using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Abi;
using Micro.Tracing.Tests.Support;
using Xunit;

namespace Micro.Tracing.Tests;

/// <summary>Recordings as pcapng: held against a strict reader of the format, and against Wireshark's where that is installed.</summary>
public sealed class TracePcapngTests
{
    private const int CallsOfCat = 9;

    [Fact]
    public void Each_record_is_a_packet()
    {
        RecordingScript script = Sessions.Cat();
        PcapngFile file = Write(script.Recording, filter: null);

        Assert.Equal((147, 9, "micro-x64"), (file.LinkType, file.TimeResolution, file.InterfaceName));
        Assert.Equal(script.Records.Count, file.Packets.Count);
        Assert.Equal(0UL, file.Dropped);
        Assert.Equal("", file.Comment);
        foreach ((TraceEvent entry, PcapngPacket packet) in script.Recording.Events.Zip(file.Packets))
        {
            Assert.Equal(entry.Time, packet.Time);
            Assert.Equal((72 + entry.WholeLength, (byte)entry.Kind), (packet.OriginalLength, packet.Bytes[0]));
            Assert.Equal(entry.Number, BitConverter.ToUInt64(packet.Bytes, 16));
            Assert.Equal(entry.Header.Bits, BitConverter.ToUInt64(packet.Bytes, 24));
            Assert.Equal(entry.Payload.ToArray(), packet.Bytes[72..]);
        }

        Assert.Contains("shell → fd  Open(path: \"/motd\", flags: Read)  #1", file.Packets.Select(p => p.Comment));
        Assert.Contains("fd ← ramfs  NotFound", file.Packets.Select(p => p.Comment));
    }

    [Fact]
    public void A_payload_that_was_cut_has_its_true_length()
    {
        PcapngFile file = Write(Sessions.Servers().Request(Sessions.Shell, Sessions.Ramfs, 8, Payload.Of(2, 0, new byte[1000])).Recording, filter: null);

        PcapngPacket packet = file.Packets[^1];
        Assert.Equal(72 + TraceRecord.PayloadLimit, packet.Bytes.Length);
        Assert.Equal(72 + Payload.Of(2, 0, new byte[1000]).Length, packet.OriginalLength);
    }

    [Fact]
    public void What_is_missing_is_in_it()
    {
        RecordingScript script = Sessions.Servers().Lost(7).Ended(Sessions.Cp).Lost(2);
        PcapngFile file = Write(RecordingReader.Read(script.OpenBytes()), filter: null);

        Assert.Equal(9UL, file.Dropped);
        Assert.Equal("LOST 7 records before record 14; LOST 2 records at the end; INCOMPLETE the recording has no end", file.Comment);
        Assert.StartsWith("LOST 7 before this: ", file.Packets[^1].Comment);
    }

    [Fact]
    public void A_filter_leaves_requests_and_answers_of_the_calls()
    {
        PcapngFile file = Write(Sessions.Cat().Recording, TraceFilter.Parse("server=vfs"));

        Assert.Equal(["fd → vfs", "fd ← vfs", "fd → vfs", "fd ← vfs"], file.Packets.Select(p => p.Comment.Split("  ")[0]));
    }

    [Fact]
    public void An_empty_recording_is_a_file_too() => Assert.Empty(Write(Recording.Of("arm64", []), filter: null).Packets);

    [ProgramFact("capinfos", "wireshark-common")]
    public void Wireshark_counts_its_packets()
    {
        string information = OfCat(path => Run("capinfos", "-M", "-c", "-E", "-S", path));

        Assert.Contains("user0", information);
        Assert.Matches(@"Number of packets *[:=] *" + Sessions.Cat().Records.Count, information);
    }

    [ProgramFact("tshark", "tshark")]
    public void Wireshark_shows_what_they_say()
    {
        string comments = OfCat(path => Run("tshark", "-r", path, "-T", "fields", "-e", "frame.comment", "-e", "frame.time_epoch"));

        Assert.Contains("shell → fd  Open(path: \"/motd\", flags: Read)  #1\t0.000007000", comments.Replace("\\\"", "\"", StringComparison.Ordinal));
        Assert.Equal(CallsOfCat, comments.Split('\n').Count(line => line.Contains('#', StringComparison.Ordinal)));
    }

    private static string OfCat(Func<string, string> read)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pcapng");
        using (FileStream stream = File.Create(path))
        {
            TracePcapng.Write(CausalModel.Of(Sessions.Cat().Recording), stream);
        }

        try
        {
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static PcapngFile Write(Recording recording, TraceFilter? filter)
    {
        using MemoryStream stream = new();
        TracePcapng.Write(CausalModel.Of(recording), stream, filter);
        return PcapngFile.Read(stream.ToArray());
    }

    private static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
