using Micro.Abi;

namespace Micro.Loader;

/// <summary>Where in its own address space a loader sees the memory of a process that it makes.</summary>
public static class LoaderWindow
{
    /// <summary>As much as the kernel maps in one call.</summary>
    public const ulong Pages = 64;

    /// <summary>Through here it writes what the process is made of, one part after the other.</summary>
    public const ulong Address = ProcessLayout.Views;

    /// <summary>The start-info page of process <paramref name="index"/>, from its making to its start.</summary>
    public static ulong InfoPage(int index) => Address + ((Pages + (ulong)index) * ProcessLayout.PageSize);
}
