using Micro.Server;

namespace Micro.Programs.True;

/// <summary>Does nothing, successfully: what starting and ending a process costs by itself.</summary>
public readonly struct TrueProgram : IProgram
{
    public static int Main(ref ProcessContext context) => 0;
}
