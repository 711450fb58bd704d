using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>A kernel that says yes to everything.</summary>
public sealed class PermissiveKernel : IHostKernel
{
    public KernelError Move(Slot from, Slot to) => KernelError.None;

    public KernelError Delete(Slot slot) => KernelError.None;

    public KernelError Revoke(Slot slot) => KernelError.None;

    public KernelError Derive(Slot source, Slot destination, Rights rights, Badge badge) => KernelError.None;

    public KernelError Signal(Slot notification) => KernelError.None;

    public KernelError Reply(ParkedReply parked, in ReplyWriter reply) => KernelError.None;

    public KernelError Unmap(ulong address, ulong pages) => KernelError.None;
}
