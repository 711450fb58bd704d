using System;
using System.Buffers.Binary;
using System.Globalization;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>The message that an exception became, as text: <c>Fault(WriteAccess, address: Address_1)</c>.</summary>
internal static class FaultText
{
    public static string Of(TraceEvent fault, ValueText values)
    {
        ulong address = Word(fault, FaultMessage.Address);
        string where = address == 0 ? "0" : values.Of("Address", address);
        return string.Create(CultureInfo.InvariantCulture, $"Fault({(FaultKind)Word(fault, FaultMessage.Kind)}, address: {where})");
    }

    private static ulong Word(TraceEvent fault, int index)
    {
        ReadOnlySpan<byte> payload = fault.Payload.Span;
        int start = index * sizeof(ulong);
        return start + sizeof(ulong) <= payload.Length ? BinaryPrimitives.ReadUInt64LittleEndian(payload[start..]) : 0;
    }
}
