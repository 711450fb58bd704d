using System;
using System.Runtime.InteropServices;
using Micro.Arch.Arm64;
using Xunit;

namespace Micro.Arch.Tests;

public sealed unsafe class Arm64GicTests : IDisposable
{
    private const nuint Type = 0x004;
    private const nuint SetEnable = 0x100;
    private const nuint ClearEnable = 0x180;
    private const nuint Acknowledge = 0x0C;
    private const nuint End = 0x10;

    // SAFETY: memory in the place of registers, freed in Dispose.
    private readonly void* _distributor = NativeMemory.AllocZeroed(0x10000);
    private readonly void* _cpu = NativeMemory.AllocZeroed(0x2000);

    private DeviceRegisters Distributor => new((nuint)_distributor);

    private DeviceRegisters Cpu => new((nuint)_cpu);

    public void Dispose()
    {
        NativeMemory.Free(_distributor);
        NativeMemory.Free(_cpu);
    }

    [Fact]
    public void Version_2_comes_up_with_every_line_masked()
    {
        Gic gic = Open(words: 9);

        Assert.Equal(288U, gic.Lines);
        for (nuint word = 0; word < 9; word++)
        {
            Assert.Equal(uint.MaxValue, Distributor.Read(ClearEnable + (word * 4)));
            Assert.Equal(0U, Distributor.Read(SetEnable + (word * 4)));
        }
    }

    [Fact]
    public void Masking_and_unmasking_name_the_line_alone()
    {
        Gic gic = Open(words: 3);

        gic.Unmask(33);
        gic.Mask(95);

        Assert.Equal(1U << 1, Distributor.Read(SetEnable + 4));
        Assert.Equal(1U << 31, Distributor.Read(ClearEnable + 8));
    }

    [Fact]
    public void Lines_that_do_not_exist_are_left_alone()
    {
        Gic gic = Open(words: 1);

        gic.Unmask(32);
        gic.Unmask(uint.MaxValue);

        Assert.Equal(0U, Distributor.Read(SetEnable + 4));
    }

    [Theory]
    [InlineData(27, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(1023, false)]
    public void Only_a_line_that_exists_is_served(uint pending, bool expected)
    {
        Gic gic = Open(words: 2);
        Cpu.Write(Acknowledge, pending);

        Assert.Equal(expected, gic.TryAcknowledge(out uint line));
        Assert.Equal(pending, line);
        gic.End(line);
        Assert.Equal(pending, Cpu.Read(End));
    }

    private Gic Open(uint words)
    {
        Distributor.Write(Type, words - 1);
        return Gic.Open(GicVersion.V2, Distributor, Cpu);
    }
}
