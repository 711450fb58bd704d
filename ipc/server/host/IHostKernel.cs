using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>What a test's kernel does with the capability calls of a server that runs over a <see cref="HostRegion"/>.</summary>
public interface IHostKernel
{
    KernelError Move(Slot from, Slot to);

    KernelError Delete(Slot slot);

    KernelError Revoke(Slot slot);

    KernelError Derive(Slot source, Slot destination, Rights rights, Badge badge);

    KernelError Signal(Slot notification);

    /// <summary>The answer to a parked caller: the first bytes of the message buffer.</summary>
    KernelError Reply(ParkedReply parked, in ReplyWriter reply);

    KernelError Unmap(ulong address, ulong pages);
}
