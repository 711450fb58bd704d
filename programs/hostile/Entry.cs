using System;
using System.Runtime;
using Micro.Server;

namespace Micro.Programs.Hostile;

/// <summary>Where the image starts: its name in the manifest says how it misbehaves.</summary>
internal static class Entry
{
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo)
    {
        _ = startInfo;
        ReadOnlySpan<byte> name = StartInfo.OfThisProcess.Name;
        if (name.SequenceEqual("silent"u8))
        {
            BadStart.WaitForever();
        }
        else if (name.SequenceEqual("busy"u8))
        {
            BadStart.RunForever();
        }
        else if (StartInfo.OfThisProcess.ReplyCount != 0)
        {
            ServerHost.Run<HostileServer>();
        }
        else
        {
            ProgramHost.Run<HostileProgram>();
        }
    }
}
