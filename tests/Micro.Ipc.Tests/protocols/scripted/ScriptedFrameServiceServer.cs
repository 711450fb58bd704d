using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IFrameServiceServer with fixed results.</summary>
public struct ScriptedFrameServiceServer : IFrameServiceServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Allocate(ref Request request, uint count, byte alignment, out Slot memory, out ulong first)
    {
        memory = Scripted.Capability;
        first = 5_000_000_000;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Free(ref Request request, ulong first)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Statistics(ref Request request, out FrameStatistics statistics)
    {
        statistics = new FrameStatistics(8192, 4096, 1024, 3);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError NextRun(ref Request request, ulong after, out FrameRun run)
    {
        run = new FrameRun(16, 4, new ProcessId(12));
        Calls++;
        return ServiceError.None;
    }
}
