using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>Moves payloads: the first 64 bytes from register file to register file, the rest from frame to frame.</summary>
internal static class MessageTransfer<TCpu>
    where TCpu : struct, ICpu
{
    private const int WordBytes = sizeof(ulong);

    /// <summary>Copies a payload and returns the header that tells of it.</summary>
    /// <remarks>A long message to a thread without a buffer arrives cut to 64 bytes: its decoder refuses it.</remarks>
    public static MessageHeader Copy(ref Thread from, ref Thread to, MessageHeader header)
    {
        CopyWords(ref from.Registers, ref to.Registers);
        if (header.Length <= MessageHeader.RegisterBytes)
        {
            return header;
        }

        if (from.Buffer.IsNull || to.Buffer.IsNull)
        {
            return new MessageHeader(MessageHeader.RegisterBytes, header.Capabilities, header.Protocol, header.Sequence);
        }

        CopyRest(ref from, ref to, header.Length);
        return header;
    }

    /// <summary>Whether a message without capabilities can go as it is: what does not fit in registers has a place on both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CanCopy(ref Thread from, ref Thread to, MessageHeader header) =>
        header.Length <= MessageHeader.RegisterBytes || !(from.Buffer.IsNull || to.Buffer.IsNull);

    /// <summary>Copies a payload that <see cref="CanCopy"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyPlain(ref Thread from, ref Thread to, MessageHeader header)
    {
        CopyWords(ref from.Registers, ref to.Registers);
        if (header.Length > MessageHeader.RegisterBytes)
        {
            CopyRest(ref from, ref to, header.Length);
        }
    }

    /// <summary>Copies what the registers do not hold, from buffer to buffer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CopyRest(ref Thread from, ref Thread to, int length)
    {
        uint words = ((uint)length - MessageHeader.RegisterBytes + WordBytes - 1) / WordBytes;
        DirectMap<TCpu>.Copy(
            to.Buffer.Address + MessageHeader.RegisterBytes, from.Buffer.Address + MessageHeader.RegisterBytes, words);
    }

    /// <summary>Copies the eight message words: a copy of the struct would use vector registers. Four at a time, which ARM64 loads and stores in
    /// pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyWords(ref RegisterFile from, ref RegisterFile to)
    {
        ulong first = from[RegisterFile.FirstWord];
        ulong second = from[RegisterFile.FirstWord + 1];
        ulong third = from[RegisterFile.FirstWord + 2];
        ulong fourth = from[RegisterFile.FirstWord + 3];
        to[RegisterFile.FirstWord] = first;
        to[RegisterFile.FirstWord + 1] = second;
        to[RegisterFile.FirstWord + 2] = third;
        to[RegisterFile.FirstWord + 3] = fourth;
        first = from[RegisterFile.FirstWord + 4];
        second = from[RegisterFile.FirstWord + 5];
        third = from[RegisterFile.FirstWord + 6];
        fourth = from[RegisterFile.FirstWord + 7];
        to[RegisterFile.FirstWord + 4] = first;
        to[RegisterFile.FirstWord + 5] = second;
        to[RegisterFile.FirstWord + 6] = third;
        to[RegisterFile.FirstWord + 7] = fourth;
    }
}
