using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Tests;

/// <summary>The kernel over the host's processor with one page-table format.</summary>
internal sealed unsafe class KernelEntry<TFormat> : IKernelEntry
    where TFormat : struct, IPageTableFormat
{
    public Thread* Start(ref BootInfo boot) => Kernel<HostCpu<TFormat>>.Start(ref boot);

    public Thread* SystemCall(Thread* current) => Kernel<HostCpu<TFormat>>.SystemCall(current);

    public Thread* Exception(Thread* current, CpuException fault) => Kernel<HostCpu<TFormat>>.Exception(current, in fault);

    public Thread* DeviceInterrupt(Thread* current, uint line) => Kernel<HostCpu<TFormat>>.DeviceInterrupt(current, line);

    public Thread* Timer(Thread* current) => Kernel<HostCpu<TFormat>>.Timer(current);

    public bool TryTranslate(ulong root, ulong address, out Frame frame, out PageRights rights) =>
        new PageTable<TFormat>(new Frame(root), HostCpu<TFormat>.DirectMap)
            .TryTranslate(new VirtualAddress(address), out frame, out rights);
}
