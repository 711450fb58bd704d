using System;
using System.Runtime;
using Micro.Programs.Bench.Peer;
using Micro.Server;

namespace Micro.Programs.Bench;

/// <summary>Where the image starts: it is both the server that answers and the program that measures.</summary>
internal static class Entry
{
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo)
    {
        _ = startInfo;
        if (StartInfo.OfThisProcess.Name.SequenceEqual("peer"u8))
        {
            ServerHost.Run<PeerServer>();
        }
        else
        {
            ProgramHost.Run<BenchProgram>();
        }
    }
}
