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

        uint words = ((uint)header.Length - MessageHeader.RegisterBytes + WordBytes - 1) / WordBytes;
        DirectMap<TCpu>.Copy(
            to.Buffer.Address + MessageHeader.RegisterBytes, from.Buffer.Address + MessageHeader.RegisterBytes, words);
        return header;
    }

    /// <summary>Copies the eight message words one by one: a copy of the struct would use vector registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyWords(ref RegisterFile from, ref RegisterFile to)
    {
        to[RegisterFile.FirstWord] = from[RegisterFile.FirstWord];
        to[RegisterFile.FirstWord + 1] = from[RegisterFile.FirstWord + 1];
        to[RegisterFile.FirstWord + 2] = from[RegisterFile.FirstWord + 2];
        to[RegisterFile.FirstWord + 3] = from[RegisterFile.FirstWord + 3];
        to[RegisterFile.FirstWord + 4] = from[RegisterFile.FirstWord + 4];
        to[RegisterFile.FirstWord + 5] = from[RegisterFile.FirstWord + 5];
        to[RegisterFile.FirstWord + 6] = from[RegisterFile.FirstWord + 6];
        to[RegisterFile.FirstWord + 7] = from[RegisterFile.FirstWord + 7];
    }
}
