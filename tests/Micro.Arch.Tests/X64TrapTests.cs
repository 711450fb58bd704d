using System;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Arch.X64;
using Xunit;

namespace Micro.Arch.Tests;

public class X64TrapTests
{
    [Theory]
    [InlineData(0, 0, FaultKind.DivideError)]
    [InlineData(1, 0, FaultKind.Other)]
    [InlineData(3, 0, FaultKind.Breakpoint)]
    [InlineData(6, 0, FaultKind.IllegalInstruction)]
    [InlineData(12, 0, FaultKind.Protection)]
    [InlineData(13, 0, FaultKind.Protection)]
    [InlineData(14, 0x4, FaultKind.ReadAccess)]
    [InlineData(14, 0x5, FaultKind.ReadAccess)]
    [InlineData(14, 0x7, FaultKind.WriteAccess)]
    [InlineData(14, 0x15, FaultKind.ExecuteAccess)]
    [InlineData(16, 0, FaultKind.FloatingPoint)]
    [InlineData(17, 0, FaultKind.UnalignedAccess)]
    [InlineData(19, 0, FaultKind.FloatingPoint)]
    public void Exceptions_are_decoded(ulong vector, ulong errorCode, FaultKind expected)
    {
        CpuException exception = X64Exceptions.Decode(vector, errorCode, 0x1234);
        Assert.Equal(expected, exception.Kind);
        Assert.Equal(vector == 14 ? 0x1234UL : 0UL, exception.Address.Value);
        Assert.Equal(vector | (errorCode << 32), exception.CpuCode);
    }

    [Fact]
    public void A_user_gets_neither_kernel_addresses_nor_forbidden_flags()
    {
        RegisterFile registers = default;
        for (int i = 0; i < RegisterFile.Capacity; i++)
        {
            registers[i] = ulong.MaxValue;
        }

        X64RegisterFile.Sanitize(ref registers);
        Assert.Equal(0x7FFF_FFFF_FFFFUL, registers[X64RegisterFile.Rip]);

        // CF PF AF ZF SF TF IF DF OF AC ID, and bit 1.
        Assert.Equal(0x24_0FD7UL, registers[X64RegisterFile.Flags]);
        Assert.Equal(X64RegisterFile.ResumeByInterruptReturn, registers[X64RegisterFile.Resume]);
    }

    [Fact]
    public void A_new_thread_starts_with_an_aligned_stack()
    {
        RegisterFile registers = default;
        registers[X64RegisterFile.Rbx] = 99;
        X64RegisterFile.Prepare(ref registers, new VirtualAddress(0x40_0000), new VirtualAddress(0x50_0000), 7);
        Assert.Equal(0x40_0000UL, registers[X64RegisterFile.Rip]);
        Assert.Equal(0UL, registers[X64RegisterFile.Rsp] % 16);
        Assert.Equal(7UL, registers[X64RegisterFile.Rdi]);
        Assert.Equal(0UL, registers[X64RegisterFile.Rbx]);
        Assert.Equal(0x202UL, registers[X64RegisterFile.Flags]);
    }

    [Theory]
    [InlineData(new byte[] { 0x90, 0xE8, 0x02, 0, 0, 0 }, 8)]
    [InlineData(new byte[] { 0x90, 0xE8, 0xFB, 0xFF, 0xFF, 0xFF }, 1)]
    [InlineData(new byte[] { 0xFF, 0xD0 }, -1)]
    [InlineData(new byte[] { 0x41, 0xFF, 0xD3 }, -1)]
    [InlineData(new byte[] { 0xFF, 0x50, 0x18 }, -1)]
    [InlineData(new byte[] { 0xFF, 0x54, 0x24, 0x08 }, -1)]
    [InlineData(new byte[] { 0xFF, 0x15, 1, 2, 3, 4 }, -1)]
    [InlineData(new byte[] { 0xFF, 0x90, 1, 2, 3, 4 }, -1)]
    public void A_word_behind_a_call_is_a_return_address(byte[] call, int target)
    {
        const ulong TextStart = 0xFFFF_FFFF_8010_0000;
        byte[] text = new byte[16];
        call.CopyTo(text, 0);
        PanicState state = default;
        CallScan.Find([0, TextStart + (ulong)call.Length, TextStart - 1, TextStart + 16], text, TextStart, ref state);
        Assert.Equal(1, state.CallCount);
        Assert.Equal(TextStart + (ulong)call.Length, state.Calls[0].ReturnAddress);
        Assert.Equal(target < 0 ? 0 : TextStart + (ulong)target, state.Calls[0].Target);
    }

    [Theory]
    [InlineData(new byte[] { 0x90, 0x90, 0x90, 0x90, 0x90, 0x90 })]
    [InlineData(new byte[] { 0xE8, 0, 0, 0, 0x7F })]
    [InlineData(new byte[] { 0xFF, 0xE0 })]
    [InlineData(new byte[] { 0xFF, 0xD0, 0x90 })]
    public void A_word_behind_anything_else_is_none(byte[] code)
    {
        byte[] text = new byte[16];
        code.CopyTo(text, 0);
        PanicState state = default;
        CallScan.Find([(ulong)code.Length], text, 0, ref state);
        Assert.Equal(0, state.CallCount);
    }

    [Theory]
    [InlineData(0x02, new byte[] { 0x05, 0, 0x04, 0, 0x03, 0, 6, 0x02, 0x01, 0x26 }, "2026-01-02T03:04:05Z")]
    [InlineData(0x06, new byte[] { 59, 0, 59, 0, 23, 0, 0, 29, 2, 28 }, "2028-02-29T23:59:59Z")]
    [InlineData(0x00, new byte[] { 0x00, 0, 0x30, 0, 0x12, 0, 0, 0x31, 0x12, 0x99 }, "2099-12-31T00:30:00Z")]
    [InlineData(0x00, new byte[] { 0x00, 0, 0x30, 0, 0x92, 0, 0, 0x01, 0x03, 0x27 }, "2027-03-01T12:30:00Z")]
    public void The_clock_is_read_in_all_its_formats(byte format, byte[] values, string expected)
    {
        ClockRegisters registers = default;
        values.CopyTo(registers);
        Assert.Equal((ulong)DateTimeOffset.Parse(expected, null).ToUnixTimeSeconds(), registers.ToUnixTime(format));
    }
}
