using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Micro.Abi;

namespace Micro.Tracing.Tests.Support;

/// <summary>Events that no kernel makes: any order, any contents.</summary>
internal static class RandomEvents
{
    private const int Labels = 5;

    public static Recording Of(Random random, int count)
    {
        List<TraceRecord> records = [];
        for (int i = 0; i < count; i++)
        {
            TraceRecord record = new()
            {
                Kind = (TraceKind)random.Next(1, (int)TraceKind.End),
                Number = (ulong)i + 1,
                Time = (ulong)random.Next(1000),
                Flags = (byte)random.Next(2),
                From = (uint)random.Next(Labels),
                To = (uint)random.Next(Labels),
                Detail = (uint)random.Next(20),
                Badge = (ulong)random.Next(4),
                Header = new MessageHeader(random.Next(300), 0, (byte)random.Next(11)).Bits,
                PayloadBytes = (ushort)random.Next(40),
            };
            record.Detail = record.Kind is TraceKind.Request or TraceKind.Reply ? 0 : record.Detail;
            Span<byte> payload = MemoryMarshal.CreateSpan(ref Unsafe.As<TraceRecord.Bytes, byte>(ref record.Payload), record.PayloadBytes);
            random.NextBytes(payload);
            if (payload.Length > 1)
            {
                payload[0] = (byte)(0x91 + random.Next(6));
                payload[1] = (byte)random.Next(random.Next(2) * 20);
            }

            record.Objects[random.Next(MessageHeader.MaxCapabilities)] = RecordingScript.Capability((ObjectKind)random.Next(12), (ulong)random.Next(3));
            records.Add(record);
        }

        return Recording.Of("x64", records);
    }
}
