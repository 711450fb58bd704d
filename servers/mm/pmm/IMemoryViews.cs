using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Pmm;

/// <summary>What pmm asks of the kernel about Memory capabilities; a stand-in for it in tests.</summary>
/// <typeparam name="TSelf">The implementation.</typeparam>
public interface IMemoryViews<TSelf>
    where TSelf : struct, IMemoryViews<TSelf>
{
    /// <summary>Made anew at every start.</summary>
    static abstract TSelf Open(ref ProcessContext context);

    /// <summary>What a Memory capability covers.</summary>
    bool TryMeasure(Slot memory, out ulong firstFrame, out ulong frames);

    /// <summary>Derives a capability for a part of <paramref name="source"/> into an empty slot.</summary>
    bool TryNarrow(Slot source, Slot destination, ulong firstFrame, ulong frames);

    /// <summary>Fills the whole of a Memory with zeros.</summary>
    bool TryClear(Slot memory, ulong frames);
}
