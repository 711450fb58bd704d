using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IHeapServiceServer with fixed results.</summary>
public struct ScriptedHeapServiceServer : IHeapServiceServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Allocate(ref Request request, ulong size, out ulong offset, out ulong regionBytes)
    {
        offset = 5_000_000_000;
        regionBytes = 5_000_000_000;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Free(ref Request request, ulong offset, out ulong regionBytes)
    {
        regionBytes = 5_000_000_000;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Resize(ref Request request, ulong offset, ulong size, out ulong usable, out bool resized)
    {
        usable = 5_000_000_000;
        resized = true;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Segment(ref Request request, ulong offset, out Slot memory, out uint frames)
    {
        memory = Scripted.Capability;
        frames = 70_000;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Statistics(ref Request request, out HeapStatistics statistics)
    {
        statistics = new HeapStatistics(65536, 80, 2, 65456);
        Calls++;
        return ServiceError.None;
    }
}
