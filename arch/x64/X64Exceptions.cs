using System;
using Micro.Abi;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>What the CPU's exceptions mean (Intel SDM vol. 3A, "Exception and Interrupt Reference").</summary>
public static class X64Exceptions
{
    private const ulong PageFaultWrite = 1 << 1;
    private const ulong PageFaultFetch = 1 << 4;
    private const int ErrorCodeShift = 32;

    /// <summary>Decodes an exception of a user thread that has just been taken.</summary>
    public static CpuException Decode(ulong vector, ulong errorCode) =>
        Decode(vector, errorCode, X64Instructions.ReadCr2());

    /// <summary>Decodes an exception of a user thread.</summary>
    /// <param name="vector">The vector, below 32.</param>
    /// <param name="errorCode">What the CPU pushed, or 0.</param>
    /// <param name="faultAddress">CR2; means something for a page fault only.</param>
    public static CpuException Decode(ulong vector, ulong errorCode, ulong faultAddress) =>
        new(
            vector == X64Vectors.PageFault ? AccessOf(errorCode) : KindOf(vector),
            new VirtualAddress(vector == X64Vectors.PageFault ? faultAddress : 0),
            vector | (errorCode << ErrorCodeShift));

    /// <summary>The exception's name, for a panic.</summary>
    public static ReadOnlySpan<byte> NameOf(ulong vector) => vector switch
    {
        0 => "divide error"u8,
        1 => "debug exception"u8,
        2 => "non-maskable interrupt"u8,
        3 => "breakpoint"u8,
        6 => "invalid opcode"u8,
        7 => "device not available"u8,
        8 => "double fault"u8,
        12 => "stack fault"u8,
        13 => "general protection"u8,
        14 => "page fault"u8,
        18 => "machine check"u8,
        < X64Vectors.FirstLine => "exception"u8,
        _ => "interrupt"u8,
    };

    private static FaultKind AccessOf(ulong errorCode)
    {
        if ((errorCode & PageFaultFetch) != 0)
        {
            return FaultKind.ExecuteAccess;
        }

        return (errorCode & PageFaultWrite) != 0 ? FaultKind.WriteAccess : FaultKind.ReadAccess;
    }

    private static FaultKind KindOf(ulong vector) => vector switch
    {
        0 => FaultKind.DivideError,
        3 => FaultKind.Breakpoint,
        6 => FaultKind.IllegalInstruction,
        12 or 13 => FaultKind.Protection,
        16 or 19 => FaultKind.FloatingPoint,
        17 => FaultKind.UnalignedAccess,
        _ => FaultKind.Other,
    };
}
