using Micro.Protocols;

namespace Micro.Loader;

/// <summary>The labels by which recordings tell threads from one another.</summary>
public static class ThreadLabel
{
    /// <summary>Added to the number of a program's process.</summary>
    public const uint FirstProgram = 65_536;

    public static uint OfServer(ProcessId server) => server.Value;

    public static uint OfProgram(ProcessId program) => FirstProgram + program.Value;
}
