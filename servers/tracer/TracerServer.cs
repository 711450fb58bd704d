using Micro.Abi;
using Micro.Archive;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Tracer;

/// <summary>Writes down what the kernel records: from the ring that both share to a virtio console, while all others wait for neither.</summary>
/// <remarks>It is never recorded itself, and nobody calls it: it hears of records by the interrupt of the ring.</remarks>
public readonly struct TracerServer : IServer<TracerServer>
{
    /// <summary>Effect: what is in the ring goes to the device.</summary>
    private const uint Drain = 1;

    // The bits of the tracer's own notification; the lowest is for deaths.
    private const ulong RingBit = 1 << 1;
    private const ulong DeviceBit = 1 << 2;

    /// <summary>Set by init: the machine ends once the recording has its end.</summary>
    private const ulong EndBit = 1 << 3;

    private readonly Recorder<MappedRing, VirtioConsole<DeviceRegisters>> _recorder;
    private readonly VirtioConsole<DeviceRegisters> _console;
    private readonly Outbox _outbox;
    private readonly Slot _ringInterrupt;
    private readonly Slot _deviceInterrupt;
    private readonly Slot _recorded;

    private TracerServer(ref ProcessContext context, MappedRing ring, in FoundConsole found)
    {
        _console = found.Console;
        _recorder = new Recorder<MappedRing, VirtioConsole<DeviceRegisters>>(context.State, ring, found.Console);
        _outbox = context.Outbox;
        _ringInterrupt = context.Require("trace-irq"u8);
        _deviceInterrupt = found.Interrupt;
        _recorded = context.Require("recorded"u8);
    }

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out TracerServer server)
    {
        server = default;
        MappedRing ring = default;
        if (!context.Info.TryFind("trace"u8, out NamedCapability trace) || !MappedRing.TryOpen(trace.Address, out ring))
        {
            ServerHost.Refuse("there is no ring of records; it needs the boot option trace=KIB"u8);
        }

        if (!FoundConsole.TryFind(ref context, out FoundConsole found))
        {
            ServerHost.Refuse("the machine has no virtio console to write to"u8);
        }

        server = new TracerServer(ref context, ring, found);
        bool isBound = TryBind(ref context, server._ringInterrupt, RingBit) && TryBind(ref context, server._deviceInterrupt, DeviceBit);
        if (isBound)
        {
            server._recorder.Begin(trace.Detail == (uint)Architecture.Arm64 ? "arm64"u8 : "x64"u8);
        }

        return isBound ? ServiceError.None : ServiceError.BadCapability;
    }

    public void Dispatch(ref Request request)
    {
    }

    public void Signalled(ulong bits)
    {
        // First: a record that is made from now on interrupts again.
        if ((bits & RingBit) != 0)
        {
            _ = SystemCalls.Interrupt(_ringInterrupt, Slot.Null);
        }

        if ((bits & DeviceBit) != 0)
        {
            _console.Interrupted();
            _ = SystemCalls.Interrupt(_deviceInterrupt, Slot.Null);
        }

        if ((bits & EndBit) != 0)
        {
            _recorder.End(SystemCalls.Clock());
        }

        _outbox.Post(Drain);
    }

    public void Perform(Effect effect)
    {
        _recorder.Drain();
        if (_recorder.IsFinished)
        {
            _outbox.Signal(_recorded);
        }
    }

    private static bool TryBind(ref ProcessContext context, Slot interrupt, ulong bit) =>
        context.Slots.TryDerive(WellKnownSlots.Notification, Rights.Send, new Badge(bit), out Slot notification)
        && SystemCalls.Interrupt(interrupt, notification) == KernelError.None;
}
