using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Tests;

/// <summary>The surface that entry code calls, for a kernel of any page-table format.</summary>
internal unsafe interface IKernelEntry
{
    Thread* Start(ref BootInfo boot);

    Thread* SystemCall(Thread* current);

    Thread* Exception(Thread* current, CpuException fault);

    Thread* DeviceInterrupt(Thread* current, uint line);

    Thread* Timer(Thread* current);

    bool TryTranslate(ulong root, ulong address, out Frame frame, out PageRights rights);
}
