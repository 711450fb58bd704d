using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Sample;

/// <summary>Gives back what it gets.</summary>
public struct SampleServer : ISampleServer
{
    /// <summary>What operations with results of their own answer.</summary>
    public ServiceError Answer { get; set; }

    /// <summary>The room that the last client had.</summary>
    public int Room { get; private set; }

    /// <summary>What Reverse does before it reads its argument, and again after it wrote its result.</summary>
    public Action? Meanwhile { get; set; }

    /// <summary>Who called last.</summary>
    public Badge Client { get; private set; }

    /// <summary>Capabilities that Trade answers with.</summary>
    public Slot Kept { get; set; }

    /// <inheritdoc cref="Kept"/>
    public Slot Given { get; set; }

    public ServiceError Values(
        ref Request request, bool flag, byte tiny, ushort small, uint middle, ulong large, sbyte signedTiny, short signedSmall,
        int signedMiddle, long signedLarge, Colour colour, Access access, SampleId id, Point point, out bool flagBack, out byte tinyBack,
        out ushort smallBack, out uint middleBack, out ulong largeBack, out sbyte signedTinyBack, out short signedSmallBack,
        out int signedMiddleBack, out long signedLargeBack, out Colour colourBack, out Access accessBack, out SampleId idBack,
        out Point pointBack)
    {
        (flagBack, tinyBack, smallBack, middleBack, largeBack) = (flag, tiny, small, middle, large);
        (signedTinyBack, signedSmallBack, signedMiddleBack, signedLargeBack) = (signedTiny, signedSmall, signedMiddle, signedLarge);
        (colourBack, accessBack, idBack, pointBack) = (colour, access, id, point);
        Client = request.Client;
        return Answer;
    }

    public ServiceError Reverse(ref Request request, ReadOnlySpan<byte> bytes, Span<byte> reversed, out int length, out uint sum)
    {
        Meanwhile?.Invoke();
        Room = reversed.Length;
        length = Math.Min(bytes.Length, reversed.Length);
        sum = 0;

        // Written front to back while it is read back to front: the two must not lie on one another.
        for (int index = 0; index < length; index++)
        {
            reversed[index] = bytes[bytes.Length - 1 - index];
            sum += reversed[index];
        }

        Meanwhile?.Invoke();
        return Answer;
    }

    public ServiceError Greet(ref Request request, ReadOnlySpan<byte> name, Span<byte> greeting, out int length)
    {
        ReadOnlySpan<byte> hello = "hello "u8;
        hello.CopyTo(greeting);
        name.CopyTo(greeting[hello.Length..]);
        length = hello.Length + name.Length;
        return Answer;
    }

    public ServiceError Trade(ref Request request, Slot gift, Slot loan, out Slot kept, out Slot given)
    {
        kept = Kept;
        given = Given;
        return Answer;
    }

    public ServiceError Wait(ref Request request, uint ticket, out ulong answer)
    {
        answer = ticket + 1;
        if (ticket == 0)
        {
            _ = request.Park();
        }

        return Answer;
    }

    public ServiceError Ping(ref Request request) => Answer;

    public ServiceError Collide(
        ref Request wireRequest, uint reader, uint writer, uint error, uint server, ReadOnlySpan<byte> request, Span<byte> bytes, out int room,
        out uint reply, out uint replyLength, out uint @event)
    {
        room = request.Length;
        request.CopyTo(bytes);
        (reply, replyLength, @event) = (reader + writer, error, server);
        return Answer;
    }
}
