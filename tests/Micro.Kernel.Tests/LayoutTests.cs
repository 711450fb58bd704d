using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>Sizes and places that assembly, or the kernel's own arithmetic, relies on.</summary>
public sealed unsafe class LayoutTests
{
    [Fact]
    public void Registers_are_at_the_start_of_a_thread_and_vectors_on_a_16_byte_boundary()
    {
        Thread thread;
        byte* start = (byte*)&thread;

        Assert.Equal(0, (byte*)&thread.Registers - start);
        Assert.Equal(0, ((byte*)&thread.Vectors - start) % 16);
        Assert.Equal(RegisterFile.Capacity * sizeof(ulong), (byte*)&thread.Vectors - start);
    }

    [Fact]
    public void Objects_fit_into_the_frames_that_they_ask_for()
    {
        Assert.InRange(sizeof(Thread), 1, Frame.Size);
        Assert.InRange(sizeof(Process), 1, Frame.Size * Process.HeaderFrames);
        Assert.InRange(sizeof(AddressSpace), 1, Frame.Size);
        Assert.InRange(sizeof(Endpoint), 1, 64);
        Assert.InRange(sizeof(Notification), 1, 64);
        Assert.InRange(sizeof(Reply), 1, 64);
        Assert.InRange(sizeof(Interrupt), 1, (int)Interrupt.Size);
    }

    [Fact]
    public void A_capability_has_64_bytes_and_a_frame_entry_8()
    {
        Assert.Equal((int)Capability.Size, sizeof(Capability));
        Assert.Equal(8, Unsafe.SizeOf<FrameEntry>());
    }
}
