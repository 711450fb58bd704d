namespace Micro.Tools.Debugging;

/// <summary>The commands that make gdb know the kernel and every server.</summary>
internal static class DebuggerScript
{
    public const string Program = "gdb-multiarch";
}
