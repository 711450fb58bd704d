using System.Runtime;

namespace Micro.Servers.Init;

/// <summary>Where the image starts.</summary>
internal static class Entry
{
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo) => InitBoot.Run(startInfo);
}
