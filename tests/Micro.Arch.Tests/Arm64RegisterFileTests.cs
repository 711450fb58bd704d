using System.Runtime.CompilerServices;
using Micro.Arch.Arm64;
using Micro.Arch.Contracts;
using Xunit;

namespace Micro.Arch.Tests;

public sealed class Arm64RegisterFileTests
{
    [Fact]
    public void A_new_thread_starts_at_EL0_with_everything_else_zero()
    {
        RegisterFile registers = default;
        for (int i = 0; i < RegisterFile.Capacity; i++)
        {
            registers[i] = ulong.MaxValue;
        }

        Arm64Cpu.PrepareRegisters(ref registers, new VirtualAddress(0x1000), new VirtualAddress(0x9000), 7);

        for (int i = 0; i < Arm64Cpu.RegisterCount; i++)
        {
            ulong expected = i == 0 ? 7UL : i == Arm64Cpu.InstructionPointerIndex ? 0x1000UL : i == Arm64Cpu.StackPointerIndex ? 0x9000UL : 0;
            Assert.Equal(expected, registers[i]);
        }
    }

    [Theory]
    [InlineData(0x0000_0000_0000_03C5)] // EL1h, interrupts masked
    [InlineData(0x0000_0000_0020_0010)] // single step, AArch32
    [InlineData(0xFFFF_FFFF_FFFF_FFFF)]
    public void Of_the_status_a_user_chooses_the_condition_flags_only(ulong status)
    {
        RegisterFile registers = default;
        registers[Arm64RegisterFile.Status] = status;

        Arm64Cpu.SanitizeRegisters(ref registers);

        Assert.Equal(status & 0xF000_0000, registers[Arm64RegisterFile.Status]);
    }

    [Fact]
    public void What_assembly_stores_is_laid_out_as_it_expects()
    {
        // Vectors.S and Primitives.S have these numbers.
        Assert.Equal(248, Arm64RegisterFile.StackPointer * sizeof(ulong));
        Assert.Equal(256, Arm64RegisterFile.InstructionPointer * sizeof(ulong));
        Assert.Equal(264, Arm64RegisterFile.Status * sizeof(ulong));
        Assert.Equal(528, Unsafe.SizeOf<VectorState>());
        Assert.Equal(37 * sizeof(ulong), Unsafe.SizeOf<Arm64FaultFrame>());
    }
}
