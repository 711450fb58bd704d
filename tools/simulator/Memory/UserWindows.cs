using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Micro.Arch.Contracts;

namespace Micro.Simulator.Memory;

/// <summary>A window for each address space, by its tag, so that a switch from one process to another maps nothing.</summary>
internal sealed unsafe class UserWindows(SharedRam ram) : IDisposable
{
    // Above what a host without address randomisation uses at the bottom, below its executable and libraries at the top.
    private const ulong First = 4UL << 40;
    private const ulong End = 80UL << 40;
    private const int Limit = (int)((End - First) / UserWindow.Size);

    private readonly Dictionary<ushort, UserWindow> _windows = [];

    /// <summary>Where user mode reads the start of the window of the process whose turn it is. It lives as long as the host process, as the
    /// assembly does that reads it.</summary>
    // SAFETY: eight bytes of the C library's, which nobody gives back.
    public static ulong* Base { get; } = (ulong*)NativeMemory.AllocZeroed(sizeof(ulong));

    /// <summary>Gives the running C# the address space under <paramref name="root"/>.</summary>
    /// <exception cref="SimulatorException">There are more address spaces than windows.</exception>
    public void Show(ushort tag, Frame root, ulong version)
    {
        if (!_windows.TryGetValue(tag, out UserWindow? window))
        {
            window = tag < Limit
                ? new UserWindow(ram, First + (tag * UserWindow.Size))
                : throw new SimulatorException($"more than {Limit} processes at once: the simulator has no room for another");
            _windows.Add(tag, window);
        }

        window.Show(root, version);

        // SAFETY: the cell is there for good, and only the thread whose turn it is comes here.
        *Base = window.Start;
    }

    /// <summary>Another machine starts in the same RAM.</summary>
    public void Forget()
    {
        foreach (UserWindow window in _windows.Values)
        {
            window.Forget();
        }
    }

    public void Dispose()
    {
        foreach (UserWindow window in _windows.Values)
        {
            window.Dispose();
        }
    }
}
