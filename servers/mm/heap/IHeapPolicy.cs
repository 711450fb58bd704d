using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Heap;

/// <summary>A policy for blocks: where in a client's region an allocation lies. Regions are only numbers to it, so nothing that a client
/// writes can reach its lists. One implementation per file in policies/; FirstFitPolicy.cs is variant "first-fit".</summary>
/// <typeparam name="TSelf">The policy itself.</typeparam>
/// <remarks>A client is a small number, 1 to <see cref="HeapLimits.Clients"/>; its region goes from 0 to an end that only Extend and Cut move.</remarks>
public interface IHeapPolicy<TSelf>
    where TSelf : struct, IHeapPolicy<TSelf>
{
    /// <summary>Declares the policy's containers.</summary>
    static abstract TSelf Declare(StateRegion region);

    /// <summary>Finds a block in the region as it is.</summary>
    /// <returns>OutOfMemory: the region must grow by <see cref="GrowthFor"/>. LimitReached: the server has no room for another record.</returns>
    ServiceError Allocate(int client, ulong size, out ulong offset);

    /// <summary>Bytes by which a region must grow so that an allocation of <paramref name="size"/> then succeeds, whatever its end holds.</summary>
    ulong GrowthFor(ulong size);

    /// <summary>Gives a block back.</summary>
    /// <returns>DoubleFree or ForeignPointer: nothing changed.</returns>
    ServiceError Free(int client, ulong offset);

    /// <summary>Changes the size of a block where it lies, if that is possible.</summary>
    /// <param name="client">Whose region.</param>
    /// <param name="offset">The block.</param>
    /// <param name="size">Bytes wanted.</param>
    /// <param name="usable">Bytes of the block after the call.</param>
    /// <param name="resized">The block has at least <paramref name="size"/> bytes now.</param>
    ServiceError Resize(int client, ulong offset, ulong size, out ulong usable, out bool resized);

    /// <summary>The region got longer: from <paramref name="end"/> to <paramref name="end"/> + <paramref name="bytes"/>, whole pages.</summary>
    /// <returns>False: no room for another record; nothing changed.</returns>
    bool Extend(int client, ulong end, ulong bytes);

    /// <summary>Where the free space at the end of the region starts; the end itself if there is none.</summary>
    ulong FreeTail(int client, ulong end);

    /// <summary>Gives up the region from <paramref name="start"/> on, all of it free.</summary>
    void Cut(int client, ulong start);

    /// <summary>Forgets everything of a client.</summary>
    void Forget(int client);

    /// <summary>Counts of one region; its size is not the policy's to know.</summary>
    HeapUse Measure(int client);

    /// <summary>Checks every invariant of one region's lists.</summary>
    bool Validate(int client, ulong end);
}
