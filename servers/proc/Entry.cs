using System.Runtime;
using Micro.Server;

namespace Micro.Servers.Proc;

/// <summary>Where the image starts.</summary>
internal static class Entry
{
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo)
    {
        _ = startInfo;
        ServerHost.Run<ProcServer>();
    }
}
