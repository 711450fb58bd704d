using System.IO;
using System.Linq;

namespace Micro.Tools.Elf;

/// <summary>A kernel as ARM64 boot loaders want it: its bytes from the lowest physical address on, nothing else
/// (Linux, Documentation/arch/arm64/booting.rst; the 64-byte header is part of the kernel's own text).</summary>
internal static class FlatImage
{
    public static byte[] Flatten(IExecutable executable)
    {
        ulong start = executable.Segments.Min(segment => segment.PhysicalAddress);
        using MemoryStream output = new();
        foreach (ExecutableSegment segment in executable.Segments.Where(segment => segment.Bytes.Length > 0))
        {
            output.Position = (long)(segment.PhysicalAddress - start);
            output.Write(segment.Bytes.Span);
        }

        return output.ToArray();
    }
}
