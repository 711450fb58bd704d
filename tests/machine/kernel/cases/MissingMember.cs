using System.Text;

namespace Micro.Tests.Kernel;

/// <summary>Uses what the core library has not.</summary>
internal static class KernelCase
{
    public static ulong Run(ulong argument) => (ulong)Encoding.UTF8.GetMaxByteCount((int)argument);
}
