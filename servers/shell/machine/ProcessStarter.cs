using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Shell.Machine;

/// <summary>Starts programs: create, hand over descriptors and capabilities, let run.</summary>
public readonly struct ProcessStarter(ref ProcessContext context, ProcessServiceClient<KernelTransport> service, Slot supervisor)
{
    private const int MaximumDescriptors = 16;
    private const byte NoDescriptor = 255;
    private const byte KillSignal = 9;

    private readonly DescriptorTableClient<KernelTransport> _table = new(context.Find("fd"u8));
    private readonly ProcessServiceClient<KernelTransport> _service = service;
    private readonly SlotAllocator _slots = context.Slots;
    private readonly Slot _supervisor = supervisor;

    public ServiceError Start(
        ReadOnlySpan<byte> program, ReadOnlySpan<byte> arguments, ReadOnlySpan<int> descriptors, out ProcessId process)
    {
        ServiceError error = _service.Create(program, arguments, out process);
        if (error != ServiceError.None)
        {
            return error;
        }

        error = HandOver(process, descriptors, isShell: program.SequenceEqual("sh"u8));
        error = error == ServiceError.None ? _service.Start(process) : error;
        if (error != ServiceError.None)
        {
            Abandon(process);
        }

        return error;
    }

    private ServiceError HandOver(ProcessId process, ReadOnlySpan<int> descriptors, bool isShell)
    {
        Span<byte> numbers = stackalloc byte[MaximumDescriptors];
        for (int i = 0; i < descriptors.Length; i++)
        {
            numbers[i] = descriptors[i] < 0 ? NoDescriptor : (byte)descriptors[i];
        }

        ServiceError error = _table.Share(process, numbers.Slice(0, descriptors.Length), out Slot received);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (!_slots.TryKeep(received, out Slot session))
        {
            return ServiceError.LimitReached;
        }

        error = _service.Grant(process, "fd"u8, session);
        _slots.Drop(session);

        // A part of this shell may do what the shell may: list servers, tell the date, power off.
        if (error == ServiceError.None && isShell && !_supervisor.IsNull)
        {
            error = _service.Grant(process, SupervisorName, _supervisor);
        }

        return error;
    }

    /// <summary>The name by which a child shell finds init.</summary>
    public static ReadOnlySpan<byte> SupervisorName => "supervisor"u8;

    private void Abandon(ProcessId process)
    {
        Span<byte> method = stackalloc byte[256];
        _ = _service.Kill(process, KillSignal);
        _ = _service.Wait(process, block: false, out ExitReport _, method, out int _);
    }
}
