using Micro.Server;

namespace Micro.Servers.Pmm;

/// <summary>A policy for physical memory: which free frames an allocation gets. Frames are numbered from 0 by the frame map; a policy
/// knows neither owners nor addresses. One implementation per file in allocators/; BuddyAllocator.cs is variant "buddy".</summary>
/// <typeparam name="TSelf">The policy itself.</typeparam>
public interface IFrameAllocator<TSelf>
    where TSelf : struct, IFrameAllocator<TSelf>
{
    /// <summary>Declares the policy's containers for frames 0 to <paramref name="frames"/> - 1. At the first start none is free.</summary>
    static abstract TSelf Declare(StateRegion region, int frames);

    /// <summary>Frames that are free.</summary>
    int FreeFrames { get; }

    /// <summary>The longest run that an unaligned allocation could get now.</summary>
    int LargestRun { get; }

    /// <summary>Takes <paramref name="count"/> consecutive frames, the first a multiple of 2^<paramref name="alignment"/>.</summary>
    bool TryAllocate(int count, int alignment, out int first);

    /// <summary>Gives frames back, or adds new ones: they must not be free.</summary>
    void Free(int first, int count);

    /// <summary>The frame is free.</summary>
    bool IsFree(int frame);
}
