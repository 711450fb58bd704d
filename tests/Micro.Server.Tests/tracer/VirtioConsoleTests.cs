using System;
using System.Runtime.InteropServices;
using Micro.Servers.Tracer;
using Xunit;

namespace Micro.Server.Tests.Tracer;

public sealed unsafe class VirtioConsoleTests : IDisposable
{
    private const int Bytes = 4 * 4096;

    // SAFETY: the test's own memory, to which it gives back what it takes; a device finds it where it is mapped.
    private readonly void* _memory = NativeMemory.AlignedAlloc(Bytes, 4096);

    public VirtioConsoleTests() => new Span<byte>(_memory, Bytes).Clear();

    private DeviceMemory Memory => new((ulong)_memory, (ulong)_memory, Bytes);

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    [Fact]
    public void What_is_sent_arrives_in_order_and_without_interrupts()
    {
        TestConsole device = new(isSlow: false);
        VirtioConsole<TestConsole> console = Open(device);
        for (int round = 0; round < 70_000; round++)
        {
            console.Buffer[0] = (byte)round;
            console.Buffer[1] = (byte)(round >> 8);
            console.Send(2);
            Assert.False(console.IsBusy);
        }

        Assert.Equal(140_000, device.Received.Count);
        for (int round = 0; round < 70_000; round++)
        {
            Assert.Equal((ushort)round, device.Received[2 * round] | (device.Received[(2 * round) + 1] << 8));
        }

        Assert.Equal(0, device.Interrupts);
    }

    [Fact]
    public void A_slow_device_interrupts_once_when_it_is_done()
    {
        TestConsole device = new(isSlow: true);
        VirtioConsole<TestConsole> console = Open(device);
        "hello"u8.CopyTo(console.Buffer);
        console.Send(5);
        Assert.True(console.IsBusy);

        device.Work();
        Assert.False(console.IsBusy);
        Assert.Equal(1, device.Interrupts);
        console.Interrupted();
        Assert.Equal(0u, device[TransportRegister.InterruptStatus]);

        device.Work();
        Assert.Equal(1, device.Interrupts);
        Assert.Equal("hello"u8, device.Received.ToArray());
    }

    [Fact]
    public void An_interrupt_that_comes_too_early_is_not_the_last()
    {
        TestConsole device = new(isSlow: true);
        VirtioConsole<TestConsole> console = Open(device);
        console.Send(1);
        console.Interrupted();
        Assert.True(console.IsBusy);

        device.Work();
        Assert.Equal(1, device.Interrupts);
    }

    [Fact]
    public void The_device_runs_when_it_knows_the_queue()
    {
        TestConsole device = new(isSlow: false);
        _ = Open(device);
        Assert.Equal(1u, device[TransportRegister.QueueReady]);
        Assert.Equal(
            DeviceStatus.Acknowledged | DeviceStatus.HasDriver | DeviceStatus.FeaturesAgreed | DeviceStatus.IsRunning,
            device[TransportRegister.Status]);
    }

    [Theory]
    [InlineData(TransportRegister.Magic, 0)]
    [InlineData(TransportRegister.Version, 1)]
    [InlineData(TransportRegister.Device, 0)]
    [InlineData(TransportRegister.Device, 2)]
    public void What_is_no_modern_console_is_left_alone(uint register, uint value)
    {
        TestConsole device = new(isSlow: false) { [register] = value };
        Assert.False(VirtioConsole<TestConsole>.TryOpen(device, Memory, out _));
        Assert.Equal(0u, device[TransportRegister.Status]);
    }

    [Fact]
    public void A_device_of_before_version_1_is_refused()
    {
        TestConsole device = new(isSlow: false) { UpperFeatures = 0 };
        Assert.False(VirtioConsole<TestConsole>.TryOpen(device, Memory, out _));
        Assert.Equal(0u, device[TransportRegister.Status] & DeviceStatus.IsRunning);
    }

    private VirtioConsole<TestConsole> Open(TestConsole device)
    {
        Assert.True(VirtioConsole<TestConsole>.TryOpen(device, Memory, out VirtioConsole<TestConsole> console));
        return console;
    }
}
