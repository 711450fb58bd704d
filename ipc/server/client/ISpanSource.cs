using Micro.Protocols;

namespace Micro.Server;

/// <summary>Where <see cref="SmallBlocks"/> gets the stretches of memory that it cuts up.</summary>
public interface ISpanSource
{
    ServiceError Take(ulong bytes, out ulong offset);

    void Return(ulong offset);
}
