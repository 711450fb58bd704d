using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>What is recorded of whom, and when the reader of the ring is told. init has label 1, the server 2.</summary>
public sealed class TapTests
{
    private static readonly MessageHeader _eightBytes = new(8, 0, 5);
    private static readonly Slot _sleep = new(41);

    [Fact]
    public void Without_a_ring_switching_says_so_and_init_has_none()
    {
        using TestMachine machine = new();

        Assert.Equal(KernelError.WrongState, Trace(machine, WellKnownSlots.Thread, 1, true));
        Assert.True(machine.At(InitSlots.TraceRing).IsEmpty);
    }

    [Fact]
    public void A_call_and_its_answer_are_two_records_on_the_fast_path()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine);
        machine.Hardware.Vectors = 99;

        machine.Call(server.Endpoint, _eightBytes, 0, 0x1122);
        server.Answer(_eightBytes, 0, 0x3344);

        Assert.Equal(0u, machine.Hardware.Vectors);
        Assert.Equal(0x3344u, machine.Word(0));
        TraceRecord[] records = Read(machine);
        Assert.Equal([TraceKind.Request, TraceKind.Reply], records.Select(r => r.Kind));
        Assert.Equal([1u, 2u], records.Select(r => r.From));
        Assert.Equal([2u, 1u], records.Select(r => r.To));
        Assert.Equal([1uL, 2uL], records.Select(r => r.Number));
        Assert.All(records, r => Assert.Equal(8, r.PayloadBytes));
        Assert.Equal([0x1122uL, 0x3344uL], records.Select(r => r.Payload[0]));
        Assert.All(records, r => Assert.Equal(5, new MessageHeader(r.Header).Protocol));
        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void One_recorded_end_is_enough(bool isClient, bool isServer)
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine);
        Assert.Equal(KernelError.None, Trace(machine, WellKnownSlots.Thread, 0, isClient));
        Assert.Equal(KernelError.None, Trace(machine, server.Peer.Thread, 0, isServer));

        machine.Call(server.Endpoint, _eightBytes);
        server.Answer();

        Assert.Equal([TraceKind.Request, TraceKind.Reply], Read(machine).Select(r => r.Kind));
    }

    [Fact]
    public void Nothing_is_recorded_of_those_that_are_not()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = new(machine);
        server.Serve();

        machine.Call(server.Endpoint, _eightBytes);
        server.Answer();

        Assert.Empty(Read(machine));
    }

    [Fact]
    public void A_queued_call_is_recorded_when_it_is_made_and_when_it_is_taken()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine, out Slot wake);
        Park(machine, server);
        CallFromOther(machine, server);
        Assert.Equal(machine.Init, machine.Current);
        machine.Signal(wake);

        server.Receive();
        server.Answer();

        TraceRecord[] records = [.. Read(machine).Where(r => r.Kind != TraceKind.Signal && r.From != 1 && r.To != 1)];
        Assert.Equal([TraceKind.Request, TraceKind.Received, TraceKind.Reply], records.Select(r => r.Kind));
        Assert.True(records[0].IsQueued);
        Assert.Equal((3u, 0u, 77uL), (records[0].From, records[0].To, records[0].Badge));
        Assert.Equal((3u, 2u), (records[1].From, records[1].To));
        Assert.Equal((2u, 3u), (records[2].From, records[2].To));
    }

    [Fact]
    public void A_long_message_keeps_its_length_and_its_start()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine);
        MessageHeader header = new(4096, 0, 5);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(BufferOf(machine.Init));
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = (ulong)i;
        }

        machine.Call(server.Endpoint, header, 0, 0, 1, 2, 3, 4, 5, 6, 7);

        TraceRecord record = Assert.Single(Read(machine));
        Assert.Equal(4096, new MessageHeader(record.Header).Length);
        Assert.Equal(TraceRecord.PayloadLimit, record.PayloadBytes);
        Assert.Equal(Enumerable.Range(0, 22).Select(i => (ulong)i), Words(record));
    }

    [Theory]
    [InlineData(1000, 64, 4096, 1000)]
    [InlineData(4096, 64, 4096, 4096)]
    [InlineData(4096, 64, 9999, 4096)]
    [InlineData(4096, 64, 1024, 1024)]
    [InlineData(4096, 64, 10, TraceRecord.PayloadLimit)]
    [InlineData(176, 64, 4096, 176)]
    [InlineData(177, 64, 4096, 177)]
    [InlineData(4096, 8, 4096, 8 * TraceRecord.PayloadLimit)]
    public void A_message_is_kept_as_a_whole_where_that_is_asked_for(int length, int ring, int limit, int kept)
    {
        using TestMachine machine = new(options: $"quiet trace={ring} trace-payload={limit}");
        TestServer server = Serve(machine);
        Span<byte> bytes = BufferOf(machine.Init);
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 7);
        }

        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        machine.Call(server.Endpoint, new MessageHeader(length, 0, 5), 0, words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]);

        TraceRecord[] records = Read(machine);
        Assert.Equal((kept + TraceRecord.PayloadLimit - 1) / TraceRecord.PayloadLimit, records.Length);
        Assert.Equal((TraceKind.Request, (uint)records.Length - 1), (records[0].Kind, records[0].Detail));
        Assert.All(records[1..], record => Assert.Equal(
            (TraceKind.Continued, records[0].From, records[0].To, records[0].Time), (record.Kind, record.From, record.To, record.Time)));
        Assert.Equal(Enumerable.Range(1, records.Length).Select(n => (ulong)n), records.Select(record => record.Number));
        Assert.Equal(bytes[..kept].ToArray(), records.SelectMany(BytesOf));
    }

    [Fact]
    public void Capabilities_are_told_by_kind_and_object_and_the_badge_of_the_first()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine);
        Slot window = machine.NewSlot(4);

        machine.Invoke(new SystemCallWord(Syscall.Call, server.Endpoint, window), new MessageHeader(0, 1, 5).Bits, server.Endpoint.Index);
        Slot badged = new(40);
        Assert.Equal(KernelError.None, machine.Copy(TestServer.Service, WellKnownSlots.Process, badged, Rights.All, 9));
        server.AnswerMoving(1, badged.Index, 1);

        TraceRecord[] records = Read(machine);
        Assert.Equal(2, records.Length);
        Assert.Equal(ObjectKind.Endpoint, TraceRecord.KindOf(records[0].Objects[0]));
        Assert.Equal(ObjectKind.Endpoint, TraceRecord.KindOf(records[1].Objects[0]));
        Assert.Equal(9u, records[1].Badge);
        Assert.Equal(0u, records[1].Objects[1]);
    }

    [Fact]
    public void A_capability_is_one_thing_in_an_answer_and_in_a_request()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine);
        Slot window = machine.NewSlot(4);
        machine.Invoke(new SystemCallWord(Syscall.Call, server.Endpoint, window), new MessageHeader(0, 0, 5).Bits);
        Slot badged = new(40);
        Assert.Equal(KernelError.None, machine.Copy(TestServer.Service, WellKnownSlots.Process, badged, Rights.All, 9));
        server.AnswerMoving(1, badged.Index, 1);

        machine.Invoke(new SystemCallWord(Syscall.Call, server.Endpoint), new MessageHeader(0, 1, 5).Bits, window.Index);

        TraceRecord[] records = Read(machine);
        Assert.Equal([TraceKind.Request, TraceKind.Reply, TraceKind.Request], records.Select(record => record.Kind));
        Assert.Equal(records[1].Objects[0], records[2].Objects[0]);
        Assert.NotEqual(TraceRecord.IdentityOf(ObjectKind.Endpoint, 1, 9), TraceRecord.IdentityOf(ObjectKind.Endpoint, 1, 8));
        Assert.NotEqual(TraceRecord.IdentityOf(ObjectKind.Endpoint, 1, 1UL << 63), TraceRecord.IdentityOf(ObjectKind.Endpoint, 1, 0));
    }

    [Fact]
    public void A_call_that_nobody_can_answer_any_more_has_failed()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer server = Serve(machine, out _);
        CallFromOther(machine, server);
        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(KernelError.None, machine.Delete(TestServer.Reply));
        Park(machine, server);

        Assert.Equal(KernelError.None, machine.Delete(server.ReplyObject));

        TraceRecord last = Read(machine)[^1];
        Assert.Equal((TraceKind.Failed, 3u, (uint)KernelError.PeerGone), (last.Kind, last.To, last.Detail));
    }

    [Fact]
    public void Names_starts_faults_signals_and_ends_are_recorded()
    {
        using TestMachine machine = new(options: "quiet trace=64");
        TestServer handler = Serve(machine);
        TestPeer peer = machine.NewPeer(10, handler.Endpoint, 55);
        Assert.Equal(KernelError.None, Trace(machine, peer.Thread, 70_000, true, "copy"));
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 1));
        machine.Start(peer);
        machine.Exception(new CpuException(FaultKind.ReadAccess, new VirtualAddress(0x123), 6));
        handler.Answer(new MessageHeader(8, 0, 0), 0, (ulong)FaultReply.Stop);
        machine.Delete(peer.Thread);

        TraceRecord[] records = Read(machine);
        Assert.Equal([TraceKind.Started, TraceKind.Fault, TraceKind.FaultAnswered, TraceKind.Ended], records.Select(r => r.Kind));
        Assert.Equal("copy", Encoding.ASCII.GetString(MemoryMarshal.AsBytes<ulong>(Words(records[0]).ToArray())[..records[0].PayloadBytes]));
        Assert.Equal((70_000u, 2u), (records[1].From, records[1].To));
        Assert.Equal(0x123u, records[1].Payload[FaultMessage.Address]);
        Assert.Equal((uint)FaultReply.Stop, records[2].Detail);
        Assert.Equal(70_000u, records[3].From);
    }

    [Fact]
    public void The_oldest_records_make_room_and_the_numbers_tell()
    {
        using TestMachine machine = new(options: "quiet trace=8");
        TestServer server = Serve(machine);
        for (ulong i = 0; i < 20; i++)
        {
            machine.Call(server.Endpoint, _eightBytes, 0, i);
            server.Answer();
        }

        ref TraceRingHead head = ref Head();
        Assert.Equal((16uL, 40uL), (head.Capacity, head.Written));
        Assert.Equal(Enumerable.Range(25, 16).Select(n => (ulong)n), Read(machine).Select(r => r.Number).Order());
    }

    // Of a ring of 16 records a quarter, of a large one no more than 16; a call and its answer are two.
    [Theory]
    [InlineData("quiet trace=8", 2)]
    [InlineData("quiet trace=1024", 8)]
    public void The_reader_is_told_soon_and_when_the_CPU_idles_and_never_twice_without_an_answer(string options, int calls)
    {
        using TestMachine machine = new(options: options);
        Slot line = machine.NewSlot();
        Slot notification = machine.Create(ObjectKind.Notification);
        Slot badged = machine.Copy(notification, badge: 1);
        Assert.Equal(KernelError.None, machine.Copy(
            InitSlots.Machine, WellKnownSlots.Process, line, Rights.All, 0, KernelRoot.State.Trace.Line, 1));
        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Interrupt, line, badged)));
        TestServer server = Serve(machine);
        ref Notification told = ref machine.At(notification).As<Notification>().Value;

        for (int i = 0; i < calls; i++)
        {
            Assert.Equal(0u, told.Pending);
            machine.Call(server.Endpoint, _eightBytes);
            server.Answer();
        }

        Assert.Equal(1u, told.Take());
        for (int i = 0; i < 10; i++)
        {
            machine.Call(server.Endpoint, _eightBytes);
            server.Answer();
        }

        Assert.Equal(0u, told.Pending);
        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Interrupt, line)));
        Assert.Equal(0u, told.Pending);
        machine.ReplyReceive(notification, Slot.Null, Slot.Null);
        Assert.Equal(1u, machine.Init.Value.Registers[RegisterFile.Auxiliary]);
    }

    [Theory]
    [InlineData("trace=x")]
    [InlineData("trace=99999999999")]
    [InlineData("trace=")]
    public void A_size_that_is_none_is_no_ring(string option)
    {
        using TestMachine machine = new(options: "quiet " + option);

        Assert.False(KernelRoot.State.Trace.Exists);
    }

    /// <summary>A server that can also wait for a signal, which init sends through <paramref name="wake"/>.</summary>
    private static TestServer Serve(TestMachine machine, out Slot wake)
    {
        TestServer server = Serve(machine);
        Slot notification = machine.Create(ObjectKind.Notification);
        wake = machine.Copy(notification, badge: 1);
        Assert.Equal(KernelError.None, machine.Copy(notification, server.Peer.Process, _sleep));
        return server;
    }

    private static TestServer Serve(TestMachine machine)
    {
        TestServer server = new(machine);
        Assert.Equal(KernelError.None, Trace(machine, WellKnownSlots.Thread, 1, true));
        Assert.Equal(KernelError.None, Trace(machine, server.Peer.Thread, 2, true));
        server.Serve();
        return server;
    }

    /// <summary>The server sleeps beside its endpoint, so that calls queue there.</summary>
    private static void Park(TestMachine machine, TestServer server)
    {
        if (machine.Current == machine.Init)
        {
            machine.Call(server.Endpoint);
            Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Reply, TestServer.Reply)));
        }

        machine.ReplyReceive(_sleep, Slot.Null, Slot.Null);
        Assert.Equal(machine.Init, machine.Current);
    }

    private static void CallFromOther(TestMachine machine, TestServer server)
    {
        TestPeer other = machine.NewPeer(10);
        Assert.Equal(KernelError.None, machine.Copy(server.Endpoint, other.Process, TestServer.Service, badge: 77));
        Assert.Equal(KernelError.None, Trace(machine, other.Thread, 3, true));
        machine.Start(other);
        machine.Call(TestServer.Service, _eightBytes, 0, 2);
    }

    private static KernelError Trace(TestMachine machine, Slot thread, uint label, bool isOn, string name = "")
    {
        ulong[] words = new ulong[SystemCallWords.Count];
        words[0] = label;
        words[1] = isOn ? 1u : 0;
        words[2] = (ulong)name.Length;
        Encoding.ASCII.GetBytes(name).CopyTo(MemoryMarshal.AsBytes(words.AsSpan(3)));
        return machine.Operate(thread, ThreadOperation.Trace, words);
    }

    private static unsafe ref TraceRingHead Head() =>
        ref *(TraceRingHead*)(Arch.Host.HostMachine.Current!.DirectMap + (nuint)KernelRoot.State.Trace.Frames.First.Start.Value);

    private static unsafe Span<byte> BufferOf(Ref<Thread> thread) => new((void*)thread.Value.Buffer.Address, Frame.Size);

    private static unsafe TraceRecord[] Read(TestMachine machine)
    {
        ref TraceRingHead head = ref Head();
        Assert.Equal(TraceRingHead.ExpectedMagic, head.Magic);
        TraceRecord* records = (TraceRecord*)((byte*)Unsafe.AsPointer(ref head) + Frame.Size);
        List<TraceRecord> all = [];
        for (ulong i = 0; i < Math.Min(head.Written, head.Capacity); i++)
        {
            all.Add(records[i]);
        }

        return [.. all];
    }

    private static byte[] BytesOf(TraceRecord record) => MemoryMarshal.AsBytes<ulong>(Words(record).ToArray())[..record.PayloadBytes].ToArray();

    private static IEnumerable<ulong> Words(TraceRecord record)
    {
        for (int i = 0; i < TraceRecord.PayloadLimit / sizeof(ulong); i++)
        {
            yield return record.Payload[i];
        }
    }
}
