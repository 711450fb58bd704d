using Micro.Abi;

namespace Micro.Protocols;

/// <summary>Physical memory by the frame: the only source of memory after boot.</summary>
[Protocol("frames", Number = 3, Version = 1)]
public interface IFrameService
{
    /// <summary>Hands out a contiguous block. Its content is unspecified and never another client's.</summary>
    /// <param name="count">Frames, at least 1.</param>
    /// <param name="alignment">Binary logarithm of the alignment in frames, 0 to 18.</param>
    /// <param name="memory">The block, with every right.</param>
    /// <param name="first">Number of its first frame: the name by which it is freed.</param>
    [Operation(1)]
    [Errors(ServiceError.OutOfMemory, ServiceError.InvalidArgument, ServiceError.LimitReached)]
    ServiceError Allocate(uint count, byte alignment, [Made, Capability(ObjectKind.Memory)] out Slot memory, [Made, Identity("Frame")] out ulong first);

    /// <summary>Takes a block back: every mapping and every object in it goes.</summary>
    [Operation(2)]
    [Errors(ServiceError.NotAllocated, ServiceError.DoubleFree, ServiceError.ForeignPointer)]
    ServiceError Free([Identity("Frame")] ulong first);

    /// <summary>Counts of the whole server.</summary>
    [Operation(3), Idempotent]
    ServiceError Statistics(out FrameStatistics statistics);

    /// <summary>The run of frames that follows frame <paramref name="after"/>, for a layout of memory; NotFound at the end.</summary>
    [Operation(4), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError NextRun([Identity("Frame")] ulong after, out FrameRun run);
}
