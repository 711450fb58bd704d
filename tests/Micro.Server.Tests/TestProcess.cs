using System;
using Micro.Protocols;

namespace Micro.Server.Tests;

/// <summary>A process on the host: its region, its start-info page, its kernel.</summary>
internal sealed class TestProcess : IDisposable
{
    public const uint FirstFreeSlot = 64;
    public const uint SlotCount = 128;

    public TestProcess(ulong frames = 64, int replies = 4)
    {
        Region = new HostRegion(frames, Kernel, replies);
        StartInfoWriter writer = new(Region.Page);
        Assert(writer.TryBegin(new ProcessId(7), "test"u8, default));
        writer.SetSlots(FirstFreeSlot, SlotCount, (uint)replies);
        Context = Region.OpenContext();
    }

    public RecordingKernel Kernel { get; } = new();

    public HostRegion Region { get; }

    public ProcessContext Context { get; }

    public void Dispose() => Region.Dispose();

    private static void Assert(bool isTrue) => Xunit.Assert.True(isTrue);
}
