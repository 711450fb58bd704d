using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Machines;

namespace Micro.Tools.Emulation;

/// <summary>The words that the kernel reads at boot.</summary>
internal static class BootOptions
{
    /// <summary>What the kernel has room for.</summary>
    public const int MaximumLength = 1024;

    // So much that a boot and a busy script lose nothing. What the user adds comes later, and the last one counts.
    private const int RingKibibytes = 1024;

    /// <summary>What makes the kernel keep a ring of so many KiB for records.</summary>
    public static string Ring(int kibibytes, MachineRequest request) =>
        request.TracePayload == 0 ? $"trace={kibibytes}" : $"trace={kibibytes} trace-payload={request.TracePayload}";

    /// <summary>In script mode the log has a channel of its own, so that the console carries only what commands
    /// wrote; else it shares the console. And nobody types there, so a guest that waits for nothing but devices waits for ever.</summary>
    public static string Compose(MachineRequest request, RunMode mode)
    {
        string log = mode != RunMode.Script
            ? ""
            : request.Target.Architecture == Architecture.X64 ? "log=debugcon idle=exit" : "log=semihosting idle=exit";
        string ring = request.IsTraced ? Ring(RingKibibytes, request) : "";
        string options = string.Join(' ', new[] { log, ring, request.BootOptions }.Where(part => part.Length > 0)).Trim();
        return Encoding.UTF8.GetByteCount(options) <= MaximumLength
            ? options
            : throw ToolException.Usage($"--append: boot options may have {MaximumLength} bytes at most");
    }
}
