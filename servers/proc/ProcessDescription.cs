using Micro.Abi;
using Micro.Loader;
using Micro.Protocols;

namespace Micro.Servers.Proc;

/// <summary>A process as `ps` shows it.</summary>
internal static class ProcessDescription
{
    // Inspect of a Thread: state, priority, CPU nanoseconds.
    private const int CpuTimeWord = 2;

    public static ProcessInfo Of(in ProcessEntry entry, byte priority)
    {
        SystemCallWords words = default;
        if (!entry.First.IsNull)
        {
            _ = SystemCalls.Inspect(entry.First.Plus(ProcessSlots.Thread), InspectKind.Thread, ref words);
        }

        ulong memory = entry.First.IsNull ? 0 : entry.Frames * ProcessLayout.PageSize;
        return new ProcessInfo(entry.Id, entry.Parent, entry.State, priority, words[CpuTimeWord], memory);
    }
}
