using System;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>The way from a client to a server: the kernel's Call, or a stand-in for it on the host.</summary>
public interface ITransport
{
    /// <summary>The thread's message buffer, <see cref="MessageHeader.MaxLength"/> bytes: requests start at its first byte, and so do replies.</summary>
    Span<byte> Buffer { get; }

    /// <summary>Sends the message in the buffer and waits for the reply.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="header">The request's; on return the reply's.</param>
    /// <param name="capabilities">What travels beside the payload.</param>
    /// <param name="window">The first of the empty slots where capabilities of the reply arrive, to stay; null: the receive window.</param>
    KernelError Call(Slot endpoint, ref MessageHeader header, CapabilityList capabilities, Slot window);

    /// <summary>Where capability <paramref name="index"/> of the last reply lies that arrived in the receive window. Its owner moves it from there before the next call.</summary>
    Slot Received(int index);

    /// <summary>Moves a capability to an empty slot of the same process.</summary>
    KernelError Move(Slot source, Slot destination);

    /// <summary>Empties a slot.</summary>
    void Drop(Slot slot);
}
