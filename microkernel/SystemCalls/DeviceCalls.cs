using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Diagnostics;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.SystemCalls;

/// <summary>Interrupt, SetAlarm, Port and PowerOff: what drivers and the machine's owner need.</summary>
internal static class DeviceCalls<TCpu>
    where TCpu : struct, ICpu
{
    private const int MaxPortBytes = 48;
    private const int FirstPortByteWord = 2;

    public static KernelError Interrupt(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.Interrupt, Rights.Control, out Ref<Capability> interrupt);
        if (error != KernelError.None)
        {
            return error;
        }

        if (word.Second.IsNull)
        {
            Interrupts<TCpu>.Acknowledge(interrupt.Value.As<Interrupt>());
            return KernelError.None;
        }

        error = CapabilityTable.Find(
            caller.Value.Process, word.Second, ObjectKind.Notification, Rights.Send, out Ref<Capability> notification);
        if (error == KernelError.None)
        {
            Interrupts<TCpu>.Bind(interrupt.Value.As<Interrupt>(), ref notification.Value);
        }

        return error;
    }

    public static KernelError SetAlarm(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.Notification, Rights.Receive, out Ref<Capability> notification);
        if (error != KernelError.None)
        {
            return error;
        }

        KernelRoot.State.Processor.IsChanged = true;
        ulong deadline = SystemCallTable<TCpu>.Word(caller, 0);
        if (deadline == 0)
        {
            KernelRoot.State.Alarms.Cancel(notification.Value.As<Notification>());
            return KernelError.None;
        }

        if (notification.Value.Badge == 0)
        {
            return KernelError.InvalidArgument;
        }

        KernelRoot.State.Alarms.Set(notification.Value.As<Notification>(), notification.Value.Badge, deadline);
        return KernelError.None;
    }

    public static KernelError Port(Ref<Thread> caller, SystemCallWord word)
    {
        bool isWrite = caller.Value.Registers[RegisterFile.Header] == 1;
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.Ports, isWrite ? Rights.Write : Rights.Read, out Ref<Capability> ports);
        if (error != KernelError.None)
        {
            return error;
        }

        ulong offset = SystemCallTable<TCpu>.Word(caller, 0);
        if (offset >= ports.Value.Badge || caller.Value.Registers[RegisterFile.Header] > 1)
        {
            return KernelError.InvalidArgument;
        }

        ushort port = (ushort)(ports.Value.Object + offset);
        if (isWrite)
        {
            return WritePort(caller, port);
        }

        SystemCallTable<TCpu>.Word(caller, 0) = TCpu.ReadPort(port);
        return KernelError.None;
    }

    public static KernelError PowerOff(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.Machine, Rights.Control, out _);
        ulong status = SystemCallTable<TCpu>.Word(caller, 0);
        if (error != KernelError.None || status > byte.MaxValue)
        {
            return error == KernelError.None ? KernelError.InvalidArgument : error;
        }

        PowerSwitch<TCpu>.Exit((byte)status);
        return KernelError.None;
    }

    private static KernelError WritePort(Ref<Thread> caller, ushort port)
    {
        ulong count = SystemCallTable<TCpu>.Word(caller, 1);
        if (count > MaxPortBytes)
        {
            return KernelError.InvalidArgument;
        }

        for (int i = 0; i < (int)count; i++)
        {
            TCpu.WritePort(port, InspectCalls<TCpu>.ByteAt(caller, FirstPortByteWord, i));
        }

        return KernelError.None;
    }
}
