using System.Runtime;
using Micro.Server;

namespace Micro.Programs.Player;

/// <summary>Where the image starts.</summary>
internal static class Entry
{
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo)
    {
        _ = startInfo;
        ProgramHost.Run<PlayerProgram>();
    }
}
