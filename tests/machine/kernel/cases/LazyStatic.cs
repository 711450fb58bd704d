namespace Micro.Tests.Kernel;

/// <summary>Has a static field that only a run of its class constructor can fill.</summary>
internal static class KernelCase
{
    private static readonly string[] _names = ["one", "two"];

    public static ulong Run(ulong argument) => (ulong)_names[argument].Length;
}
