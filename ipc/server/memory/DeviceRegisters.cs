using System.Runtime.CompilerServices;
using System.Threading;
using Micro.Abi;

namespace Micro.Server;

/// <summary>The registers of a device that are mapped into this process, 32 bits each.</summary>
/// <param name="address">Where they are mapped.</param>
public readonly unsafe struct DeviceRegisters(ulong address) : IDeviceRegisters
{
    private readonly ulong _address = address;

    // SAFETY: init maps the page before the driver's first instruction. Volatile: a plain access could be merged or left out.
    // Not inlined: where a caller looks at some bits only, ilc 10.0.12 reads no more than their byte, which is no access to a register.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public uint Read(uint offset) => Volatile.Read(ref *(uint*)UserMemory.At(_address + offset));

    public void Write(uint offset, uint value) => Volatile.Write(ref *(uint*)UserMemory.At(_address + offset), value);
}
