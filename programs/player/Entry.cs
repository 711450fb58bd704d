using System;
using System.Runtime;
using Micro.Server;

namespace Micro.Programs.Player;

/// <summary>Where the image starts: under the name <c>actor</c> it serves, else it plays.</summary>
internal static class Entry
{
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo)
    {
        _ = startInfo;
        if (StartInfo.OfThisProcess.Name.SequenceEqual("actor"u8))
        {
            ServerHost.Run<ActorServer>();
        }
        else
        {
            ProgramHost.Run<PlayerProgram>();
        }
    }
}
