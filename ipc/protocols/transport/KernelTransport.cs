using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>The transport of the machine: system calls, and the message buffer where every process has it.</summary>
public readonly struct KernelTransport : ITransport
{
    public unsafe Span<byte> Buffer
    {
        get
        {
            // The compiler for ARM64 (ilc 10.0.12) keeps only 32 bits of a constant address that becomes a reference with an offset;
            // a volatile read hides that this is one.
            ulong address = ProcessLayout.MessageBuffer;

            // SAFETY: the page is mapped, pinned, before the first instruction of the process and for as long as it lives.
            return new Span<byte>(UserMemory.At(Volatile.Read(ref address)), MessageHeader.MaxLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KernelError Call(Slot endpoint, ref MessageHeader header, CapabilityList capabilities, Slot window) =>
        IpcCalls.Call(endpoint, ref header, capabilities.Bits, window);

    public Slot Received(int index) => WellKnownSlots.ReceiveWindow.Plus((uint)index);

    public KernelError Move(Slot source, Slot destination) => SystemCalls.Move(source, WellKnownSlots.Process, destination);

    public void Drop(Slot slot)
    {
        while (SystemCalls.Delete(slot, WellKnownSlots.Process) == KernelError.Again)
        {
        }
    }
}
