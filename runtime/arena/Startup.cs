using System.Runtime;

namespace Micro.Runtime;

// Called by _start before Main, with the bounds of the arena and of ilc's list of modules.
internal static unsafe class Startup
{
    [RuntimeExport("MicroRuntimeStart")]
    internal static void Start(nuint arenaStart, nuint arenaEnd, void** modulesStart, void** modulesEnd)
    {
        Arena.Initialize(arenaStart, arenaEnd);
    }
}
