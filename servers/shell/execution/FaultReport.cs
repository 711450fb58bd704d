using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>The words for an exception that ended a process.</summary>
public static class FaultReport
{
    public const int MaximumMethod = 256;

    /// <summary>`read access at 0x0000000000000000 in Method`.</summary>
    public static ByteBuffer Describe(IMemory memory, in ExitReport report, ReadOnlySpan<byte> method)
    {
        ByteBuffer text = new(memory);
        text.Append(NameOf(report.Fault));
        text.Append(" at "u8);
        AppendAddress(text, report.Address);
        text.Append(" in "u8);
        text.Append(method.IsEmpty ? "unknown code"u8 : method);
        return text;
    }

    public static ReadOnlySpan<byte> NameOf(FaultKind fault) => fault switch
    {
        FaultKind.ReadAccess => "read access"u8,
        FaultKind.WriteAccess => "write access"u8,
        FaultKind.ExecuteAccess => "execute access"u8,
        FaultKind.IllegalInstruction => "illegal instruction"u8,
        FaultKind.Breakpoint => "breakpoint"u8,
        FaultKind.DivideError => "divide error"u8,
        FaultKind.UnalignedAccess => "unaligned access"u8,
        FaultKind.FloatingPoint => "floating-point exception"u8,
        FaultKind.Protection => "protection violation"u8,
        FaultKind.Other => "other exception"u8,
        _ => "no exception"u8,
    };

    private static void AppendAddress(ByteBuffer text, ulong address)
    {
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        int length = Number.Format(address, 16, digits);
        text.Append("0x"u8);
        text.Append("0000000000000000"u8.Slice(length));
        text.Append(digits.Slice(0, length));
    }
}
