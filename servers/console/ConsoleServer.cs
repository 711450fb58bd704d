using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>The console: the machine's serial port as a file, with lines for people and exact bytes for scripts.</summary>
/// <typeparam name="TUart">The driver.</typeparam>
/// <typeparam name="TTransport">The way to init.</typeparam>
public readonly struct ConsoleServer<TUart, TTransport>
    : IServer<ConsoleServer<TUart, TTransport>>, IFileServer, IConsoleServer
    where TUart : struct, IUart<TUart>
    where TTransport : struct, ITransport
{
    /// <summary>Effect: bytes go to the device, and what waited for that is answered.</summary>
    private const uint Pump = 1;

    /// <summary>Effect: waiting readers get what was typed.</summary>
    private const uint Feed = 2;

    /// <summary>Effect: the interrupt key was typed, and whoever waits for input is told so.</summary>
    private const uint Interrupt = 3;

    /// <summary>The bit of the console's own notification that the UART's interrupt sets; the lowest is for deaths.</summary>
    private const ulong InterruptBit = 1 << 1;

    private readonly TUart _uart;
    private readonly ScreenOutput _screen;
    private readonly LineDiscipline _lines;
    private readonly WaitingCallers _waiting;
    private readonly DeathLog<TTransport> _deaths;
    private readonly Outbox _outbox;
    private readonly Slot _interrupt;
    private readonly Slot _interruptKey;
    private readonly bool _isScript;

    private ConsoleServer(ref ProcessContext context)
    {
        SupervisorClient<TTransport> supervisor = new(WellKnownSlots.Supervisor);
        _isScript = supervisor.ReadScript(0, default, out int _) != ServiceError.NotFound;
        _screen = new ScreenOutput(context.State, addsReturns: !_isScript);
        _lines = new LineDiscipline(context.State, _screen);
        _waiting = new WaitingCallers(ref context);
        _deaths = new DeathLog<TTransport>(context.State);
        _outbox = context.Outbox;
        _interrupt = context.Find("uart-irq"u8);
        _interruptKey = context.Find("signal-proc"u8);
        _uart = TUart.Open(ref context);
    }

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out ConsoleServer<TUart, TTransport> server)
    {
        server = new ConsoleServer<TUart, TTransport>(ref context);
        bool isBound = context.Slots.TryDerive(WellKnownSlots.Notification, Rights.Send, new Badge(InterruptBit), out Slot notification)
            && SystemCalls.Interrupt(server._interrupt, notification) == KernelError.None;
        return isBound ? ServiceError.None : ServiceError.BadCapability;
    }

    public void Dispatch(ref Request request)
    {
        ConsoleServer<TUart, TTransport> self = this;
        if (request.Protocol == FileDispatcher.Protocol)
        {
            FileDispatcher.Dispatch(ref self, ref request);
        }
        else if (request.Protocol == ConsoleDispatcher.Protocol)
        {
            ConsoleDispatcher.Dispatch(ref self, ref request);
        }
    }

    public void Signalled(ulong bits)
    {
        if ((bits & InterruptBit) != 0)
        {
            TakeInput();
            _outbox.Post(Pump);
            _outbox.Post(Feed);
        }

        while ((bits & DeathLog<TTransport>.SignalBit) != 0 && _deaths.TryNext(out ProcessId dead))
        {
            _waiting.Forget(dead);
        }
    }

    public void Perform(Effect effect)
    {
        switch (effect.A)
        {
            case Feed:
                FeedReaders();
                break;
            case Interrupt:
                _waiting.InterruptReaders();
                break;
            default:
                PumpOut();
                break;
        }
    }

    public ServiceError Read(ref Request request, ulong offset, Span<byte> data, out int length)
    {
        length = 0;
        if (_isScript || data.IsEmpty)
        {
            // A script has no keyboard: the end of the input, at once.
            return ServiceError.None;
        }

        if (_lines.IsReadable && !_waiting.HasReaders)
        {
            ReadOnlySpan<byte> typed = _lines.Peek(data.Length);
            typed.CopyTo(data);
            length = typed.Length;
            _lines.Take(length);
            return ServiceError.None;
        }

        return _waiting.ParkReader(ref request, data.Length);
    }

    public ServiceError Write(ref Request request, ulong offset, ReadOnlySpan<byte> data, out int written)
    {
        written = _waiting.HasWriters ? 0 : _screen.Write(data);
        _outbox.Post(Pump);
        return written == 0 && !data.IsEmpty ? _waiting.ParkWriter(ref request, data) : ServiceError.None;
    }

    public ServiceError Resize(ref Request request, ulong size) => ServiceError.NotSeekable;

    public ServiceError Status(ref Request request, out FileStatus status)
    {
        const ushort ReadableAndWritable = 0x1B6;
        status = new FileStatus(FileKind.Device, 0, 1, ReadableAndWritable, 1, 0, 0);
        return ServiceError.None;
    }

    public ServiceError ReadEntry(
        ref Request request, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length)
    {
        next = 0;
        status = default;
        length = 0;
        return ServiceError.NotADirectory;
    }

    /// <summary>The capability is the console's own, shared by all: it stays.</summary>
    public ServiceError Close(ref Request request) => ServiceError.None;

    public ServiceError SetMode(ref Request request, ConsoleMode mode)
    {
        if (_lines.SetMode(mode))
        {
            TellOfInterruptKey();
        }

        _outbox.Post(Feed);
        return ServiceError.None;
    }

    public ServiceError Drain(ref Request request)
    {
        _outbox.Post(Pump);
        return _waiting.ParkDrainer(ref request);
    }

    // Everything the device has received, then the interrupt may come again.
    private void TakeInput()
    {
        while (_uart.TryReceive(out byte value))
        {
            if (!_isScript && _lines.Type(value))
            {
                TellOfInterruptKey();
            }
        }

        _ = SystemCalls.Interrupt(_interrupt, Slot.Null);
    }

    private void TellOfInterruptKey()
    {
        // proc first: what it kills never sees its answer.
        if (!_interruptKey.IsNull)
        {
            _outbox.Signal(_interruptKey);
        }

        _outbox.Post(Interrupt);
    }

    private void PumpOut()
    {
        Transmit();
        while (_waiting.TryAdmitWriter(_screen))
        {
            Transmit();
        }

        bool isBlocked = !_screen.IsEmpty;
        _uart.SetTransmitInterrupt(isBlocked);
        if (!isBlocked && _waiting.HasDrainers)
        {
            WaitUntilIdle();
            _waiting.AnswerDrainers();
        }
    }

    private void Transmit()
    {
        const int Part = 1024;
        int sent;
        do
        {
            sent = _uart.Transmit(_screen.Pending(Part));
            _screen.Sent(sent);
        }
        while (sent != 0);
    }

    private void FeedReaders()
    {
        while (_lines.IsReadable && _waiting.TryAnswerReader(_lines))
        {
        }
    }

    private void WaitUntilIdle()
    {
        while (!_uart.IsIdle)
        {
            SystemCalls.Yield();
        }
    }
}
