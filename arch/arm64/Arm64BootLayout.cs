using System.Runtime.InteropServices;

namespace Micro.Arch.Arm64;

/// <summary>Where the parts of the kernel image lie, as the linker knows; Boot.S has the table. Virtual addresses.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Arm64BootLayout
{
    public ulong Start;
    public ulong Constants;
    public ulong Data;

    /// <summary>The end of what the kernel keeps.</summary>
    public ulong KernelEnd;

    /// <summary>The end of the image: the tables between are used until the direct map is complete.</summary>
    public ulong ImageEnd;
    public ulong StackBottom;
    public ulong StackTop;
    public ulong RootTable;
    public ulong DevicePages;

    /// <summary>What was compiled from C#, where every function makes a frame record.</summary>
    public ulong ManagedStart;
    public ulong ManagedEnd;

    public readonly bool IsManaged(ulong address) => address - ManagedStart < ManagedEnd - ManagedStart;
}
