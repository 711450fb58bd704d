using Micro.Abi;

namespace Micro.Protocols;

/// <summary>What a refusal by the kernel means to the caller of an operation.</summary>
public static class KernelErrorMapping
{
    public static ServiceError ToServiceError(KernelError error) => error switch
    {
        KernelError.None => ServiceError.None,
        KernelError.NoSuchCapability => ServiceError.BadCapability,
        KernelError.WrongObject => ServiceError.BadCapability,
        KernelError.SlotInUse => ServiceError.BadCapability,
        KernelError.NotPermitted => ServiceError.NotPermitted,
        KernelError.InvalidArgument => ServiceError.InvalidArgument,
        KernelError.FramesInUse => ServiceError.Busy,
        KernelError.NeedsPageTable => ServiceError.OutOfMemory,
        KernelError.AlreadyMapped => ServiceError.Overlaps,
        KernelError.NotMapped => ServiceError.NotAllocated,
        KernelError.Again => ServiceError.Again,
        KernelError.PeerGone => ServiceError.PeerGone,
        KernelError.NoCaller => ServiceError.CallerGone,
        KernelError.CallerGone => ServiceError.CallerGone,
        KernelError.ReplyInUse => ServiceError.Busy,
        KernelError.LimitReached => ServiceError.LimitReached,
        KernelError.UnknownSystemCall => ServiceError.NotSupported,
        KernelError.WrongState => ServiceError.WrongState,
        _ => ServiceError.NotSupported,
    };
}
