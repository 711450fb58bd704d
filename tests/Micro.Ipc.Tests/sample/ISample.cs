using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Sample;

/// <summary>A protocol with everything that a protocol can have.</summary>
[Protocol("sample", Number = 200, Version = 3)]
public interface ISample
{
    /// <summary>Every type of value, both ways.</summary>
    [Operation(1), Idempotent]
    ServiceError Values(
        bool flag, byte tiny, ushort small, uint middle, ulong large, sbyte signedTiny, short signedSmall, int signedMiddle, long signedLarge,
        Colour colour, Access access, SampleId id, Point point,
        out bool flagBack, out byte tinyBack, out ushort smallBack, out uint middleBack, out ulong largeBack, out sbyte signedTinyBack,
        out short signedSmallBack, out int signedMiddleBack, out long signedLargeBack, out Colour colourBack, out Access accessBack,
        out SampleId idBack, out Point pointBack);

    /// <summary>Bytes in and bytes out.</summary>
    [Operation(2)]
    [Errors(ServiceError.NotFound, ServiceError.Busy)]
    ServiceError Reverse([MaxBytes(600)] ReadOnlySpan<byte> bytes, [MaxBytes(700)] Span<byte> reversed, out int length, out uint sum);

    /// <summary>Text in and text out.</summary>
    [Operation(5)]
    ServiceError Greet([Text(MaxBytes = 20)] ReadOnlySpan<byte> name, [Text(MaxBytes = 40)] Span<byte> greeting, out int length);

    /// <summary>Capabilities in and out, moved and lent.</summary>
    [Operation(6)]
    [Errors(ServiceError.NotPermitted)]
    ServiceError Trade(
        [Moves, Capability(ObjectKind.Memory)] Slot gift, [Capability] Slot loan, [Capability(typeof(ISession))] out Slot kept,
        [Made, Moves, Capability(ObjectKind.Notification)] out Slot given);

    /// <summary>Answered later.</summary>
    [Operation(7), Parks]
    ServiceError Wait([Identity("Ticket", PerClient = true, FromZero = true)] uint ticket, [Measured] out ulong answer);

    /// <summary>Nothing in, nothing out.</summary>
    [Operation(8)]
    [Errors(ServiceError.Busy)]
    ServiceError Ping();

    /// <summary>Parameters with names that generated code uses too.</summary>
    [Operation(9), Parks]
    ServiceError Collide(
        uint reader, uint writer, uint error, uint server, [MaxBytes(8)] ReadOnlySpan<byte> request, [MaxBytes(8)] Span<byte> bytes, out int room,
        out uint reply, out uint replyLength, out uint @event);
}
