using System;
using Micro.Abi;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>ESR_EL1: why an exception was taken (Arm ARM, "ESR_EL1, Exception Syndrome Register").</summary>
public readonly struct ExceptionSyndrome(ulong bits)
{
    private const int ClassShift = 26;
    private const int ClassMask = 0x3F;
    private const ulong WriteNotRead = 1UL << 6;
    private const ulong AddressNotValid = 1UL << 10;
    private const ulong StatusMask = 0x3F;
    private const ulong AlignmentStatus = 0x21;

    /// <summary>Statuses 0x04–0x0F are translation, access-flag and permission faults of the four levels, 0x00–0x03 address sizes.</summary>
    private const ulong LastMappingStatus = 0x0F;

    private const int UnknownReason = 0x00;
    private const int WaitInstruction = 0x01;
    private const int VectorAccess = 0x07;
    private const int BranchTarget = 0x0D;
    private const int IllegalState = 0x0E;
    private const int SystemCall = 0x15;
    private const int SystemRegister = 0x18;
    private const int ScalableVector = 0x19;
    private const int PointerAuthentication = 0x1C;
    private const int ScalableMatrix = 0x1D;
    private const int InstructionAbort = 0x20;
    private const int ProgramCounterAlignment = 0x22;
    private const int KernelInstructionAbort = 0x21;
    private const int DataAbort = 0x24;
    private const int KernelDataAbort = 0x25;
    private const int StackAlignment = 0x26;
    private const int FloatingPoint = 0x2C;
    private const int BreakpointInstruction = 0x3C;

    private int Class => (int)(bits >> ClassShift) & ClassMask;

    /// <summary>What a user thread ran into.</summary>
    /// <param name="faultAddress">FAR_EL1, which means something for some classes only.</param>
    public CpuException Decode(ulong faultAddress) => new(Kind, new VirtualAddress(HasAddress ? faultAddress : 0), bits);

    /// <summary>The words for it when it hits the kernel.</summary>
    public ReadOnlySpan<byte> Name => Class switch
    {
        KernelDataAbort => "data abort"u8,
        KernelInstructionAbort => "instruction abort"u8,
        UnknownReason or SystemRegister => "undefined instruction"u8,
        ProgramCounterAlignment => "misaligned program counter"u8,
        StackAlignment => "misaligned stack pointer"u8,
        BreakpointInstruction => "breakpoint"u8,
        _ => "exception"u8,
    };

    private FaultKind Kind => Class switch
    {
        // SVC #0 is the system call and never gets here; with another number it means nothing.
        UnknownReason or WaitInstruction or VectorAccess or BranchTarget or IllegalState or SystemCall or SystemRegister
            or ScalableVector or PointerAuthentication or ScalableMatrix => FaultKind.IllegalInstruction,
        InstructionAbort => IsMappingFault ? FaultKind.ExecuteAccess : FaultKind.Other,
        DataAbort => DataKind,
        ProgramCounterAlignment or StackAlignment => FaultKind.UnalignedAccess,
        FloatingPoint => FaultKind.FloatingPoint,
        BreakpointInstruction => FaultKind.Breakpoint,
        _ => FaultKind.Other,
    };

    private FaultKind DataKind
    {
        get
        {
            if ((bits & StatusMask) == AlignmentStatus)
            {
                return FaultKind.UnalignedAccess;
            }

            if (!IsMappingFault)
            {
                return FaultKind.Other;
            }

            return (bits & WriteNotRead) != 0 ? FaultKind.WriteAccess : FaultKind.ReadAccess;
        }
    }

    private bool IsMappingFault => (bits & StatusMask) <= LastMappingStatus;

    private bool HasAddress => Class switch
    {
        InstructionAbort or DataAbort => (bits & AddressNotValid) == 0,
        ProgramCounterAlignment => true,
        _ => false,
    };
}
