using Micro.Abi;

namespace Micro.Protocols;

/// <summary>Blocks of any size in one growing region per client. The server keeps all block metadata: an overflow in the client cannot
/// reach it. Blocks are named by their offset in the region, which the client maps at ProcessLayout.Heap.</summary>
[Protocol("heap", Number = 4, Version = 1)]
public interface IHeapService
{
    /// <summary>Gives a block of at least <paramref name="size"/> bytes, aligned to 16.</summary>
    /// <param name="size">Bytes, at least 1.</param>
    /// <param name="offset">Where it lies in the region.</param>
    /// <param name="regionBytes">Size of the region now: beyond what the client has mapped, it asks for the segments.</param>
    [Operation(1)]
    [Errors(ServiceError.OutOfMemory, ServiceError.InvalidArgument)]
    ServiceError Allocate(
        ulong size, [Made, Identity("Block", PerClient = true, FromZero = true)] out ulong offset, [Measured] out ulong regionBytes);

    /// <summary>Takes a block back.</summary>
    /// <param name="offset">As Allocate gave it.</param>
    /// <param name="regionBytes">Size of the region now; what lies beyond is unmapped already.</param>
    [Operation(2)]
    [Errors(ServiceError.DoubleFree, ServiceError.ForeignPointer)]
    ServiceError Free(
        [Identity("Block", PerClient = true, FromZero = true)] ulong offset, [Measured] out ulong regionBytes);

    /// <summary>Changes the size of a block where it lies.</summary>
    /// <param name="offset">As Allocate gave it.</param>
    /// <param name="size">The new size in bytes.</param>
    /// <param name="usable">Bytes the block has after the call (the old ones if it could not be resized).</param>
    /// <param name="resized">False: the caller allocates, copies and frees.</param>
    [Operation(3)]
    [Errors(ServiceError.DoubleFree, ServiceError.ForeignPointer, ServiceError.InvalidArgument)]
    ServiceError Resize(
        [Identity("Block", PerClient = true, FromZero = true)] ulong offset, ulong size, [Measured] out ulong usable, out bool resized);

    /// <summary>The memory of the region from <paramref name="offset"/> on, to be mapped there.</summary>
    [Operation(4)]
    [Errors(ServiceError.NotFound)]
    ServiceError Segment(ulong offset, [Capability(ObjectKind.Memory)] out Slot memory, out uint frames);

    /// <summary>Counts of the caller's region.</summary>
    [Operation(5), Idempotent]
    ServiceError Statistics(out HeapStatistics statistics);
}
