using System;

namespace Micro.Tests.Kernel;

/// <summary>Throws what is there already.</summary>
internal static class KernelCase
{
    private static readonly Exception _known = null!;

    public static ulong Run(ulong argument) => argument != 0 ? argument : throw _known;
}
