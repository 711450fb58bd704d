using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel;
using Micro.Simulator.Devices;
using Micro.Simulator.Memory;
using Micro.Simulator.Recording;
using Micro.Simulator.World;
using Thread = Micro.Kernel.Objects.Thread;

namespace Micro.Simulator.Processor;

/// <summary>The one processor: it takes user threads into the kernel and runs whom the kernel says, as entry code does on the machine.</summary>
/// <remarks>The kernel is the real one over <see cref="HostCpu{TFormat}"/>. A thread is pre-empted only where it enters the kernel.</remarks>
internal sealed unsafe class SimulatedProcessor : IDisposable
{
    // In the register of the instruction pointer: the thread is in a system call and goes on behind it. No thread starts there.
    private const ulong InSystemCall = 1;

    private const double NanosecondsPerMillisecond = 1e6;
    private const double LongestWait = 1000;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly MachineMemory _memory;
    private readonly HostThreads _hostThreads;
    private readonly HostMachine _machine;
    private readonly TypedInput _input;
    private readonly SimulatedUart _uart;
    private readonly ImageCatalog _images;
    private readonly SeededClock _clock;
    private readonly RingDrain _recording;
    private readonly MessageCounter _messages;
    private readonly SimulationOptions _options;
    private readonly Dictionary<nint, GuestThread> _threads = [];

    // Spinning would take the host processor from the machine.
    private readonly ManualResetEventSlim _hasEnded = new(initialState: false, spinCount: 0);
    private GuestThread? _running;
    private Exception? _failure;
    private long? _breakAt;
    private long _entries;
    private volatile bool _isIdle;
    private bool _isStuck;
    private byte _status;

    public SimulatedProcessor(SimulationOptions options, SimulationHost host, Action<byte> output)
    {
        _memory = host.SwitchOn(options.Frames);
        _hostThreads = host.Threads;
        _machine = new HostMachine(options.Frames, _memory.Ram.Window);
        _input = new TypedInput(options.Input);
        _uart = new SimulatedUart(_input, output);
        _machine.Ports = _uart;
        _images = host.Images;
        _clock = new SeededClock(options.Seed);
        _messages = host.Messages;
        _recording = new RingDrain(options.Recording, (nuint)_memory.Ram.Window, _messages);
        _options = options;
        _breakAt = options.BreakAt;
    }

    public string Log => _machine.Log;

    /// <summary>Does what the boot loader and arch code do before the kernel starts.</summary>
    public BootInfo Load() => SimulatedBoot.Prepare(_options, _memory.Ram.Window);

    /// <summary>Boots and runs until the machine is powered off.</summary>
    public byte Run(BootInfo boot)
    {
        _recording.Begin();
        Guard(() => Dispatch(Settle(Kernel<HostCpu<HostPageTableFormat>>.Start(ref boot))));
        AwaitEnd();
        _recording.Drain();
        _recording.End(_machine.Now);
        return _failure is null ? _status : throw new SimulatorException($"{Place}: {_failure.Message}", _failure);
    }

    // With these two a run leads here again.
    private string Place => $"seed {_options.Seed}, message {_messages.Count}";

    // Nothing takes the turn from a thread that never enters the kernel. It is the host's processor time that counts: a busy host is no fault.
    private void AwaitEnd()
    {
        long seen = -1;
        TimeSpan since = default;
        while (!_hasEnded.Wait(_look))
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            if (seen != _entries || _isIdle)
            {
                seen = _entries;
                since = used;
            }
            else if (used - since > _patience && !Debugger.IsAttached)
            {
                _isStuck = true;
                throw new SimulatorException(
                    $"{Place}: '{_running?.Name}' computes without end, and a simulated thread is pre-empted only where it enters the kernel");
            }
        }
    }

    /// <summary>A system call of the running thread.</summary>
    // SAFETY: the frame and its words are the caller's own for the length of the call, and a Thread is an object in the RAM of this machine.
    public void Enter(SystemCallFrame* frame)
    {
        GuestThread self = _running!;
        Thread* thread = self.KernelThread;
        ref RegisterFile registers = ref thread->Registers;
        registers[RegisterFile.SystemCallWord] = frame->Word;
        registers[RegisterFile.Auxiliary] = frame->Auxiliary;
        registers[RegisterFile.Header] = frame->Header;
        for (int word = 0; word < SystemCallWords.Count; word++)
        {
            registers[RegisterFile.FirstWord + word] = frame->Words[word];
        }

        _entries++;
        _machine.Now += _clock.NextStep();
        if (!Guard(() => Leave(self, Kernel<HostCpu<HostPageTableFormat>>.SystemCall(thread))))
        {
            throw new ThreadAbandonedException();
        }

        if (_messages.Count >= _breakAt)
        {
            Break(self);
        }

        frame->Word = registers[RegisterFile.Result];
        frame->Auxiliary = registers[RegisterFile.Auxiliary];
        frame->Header = registers[RegisterFile.Header];
        for (int word = 0; word < SystemCallWords.Count; word++)
        {
            frame->Words[word] = registers[RegisterFile.FirstWord + word];
        }
    }

    private void Break(GuestThread self)
    {
        _breakAt = null;
        if (_options.BreaksIntoDebugger)
        {
            _isIdle = true;
            DebuggerStop.Break($"{Place}: '{self.Name}' goes on");
            _isIdle = false;
        }
        else
        {
            Fail(new SimulatorException($"stopped before '{self.Name}' goes on"));
            throw new ThreadAbandonedException();
        }
    }

    /// <summary>Where RAM has what the running process has mapped in one piece.</summary>
    // SAFETY: a frame that is mapped lies in RAM.
    public byte* View(ulong address, ulong bytes)
    {
        ulong offset = address % Frame.Size;
        AddressSpaceReader reader = new((nuint)_memory.Ram.Window);
        Frame first = reader.FindPiece(_machine.ActiveRoot, address, (offset + bytes + Frame.Size - 1) / Frame.Size)
            ?? throw new SimulatorException($"'{_running?.Name}' looks at 0x{address:x}, where it has not mapped {bytes} bytes in one piece");
        return (byte*)_memory.Ram.Window + first.Start.Value + offset;
    }

    public void Dispose()
    {
        foreach (GuestThread thread in _threads.Values)
        {
            thread.Abandon();
        }

        // What a thread that never ends can still touch must stay.
        if (!_isStuck && _hostThreads.TryAwaitAll(_patience))
        {
            _machine.Dispose();
            _hasEnded.Dispose();
        }
    }

    // What user code does from its first instruction on.
    private void RunUser(GuestThread self)
    {
        ref RegisterFile registers = ref self.KernelThread->Registers;
        ulong entry = registers[HostCpu<HostPageTableFormat>.InstructionPointerIndex];
        nuint argument = (nuint)registers[RegisterFile.Header];
        registers[HostCpu<HostPageTableFormat>.InstructionPointerIndex] = InSystemCall;
        ShowAddressSpace();
        try
        {
            if (_images.NameAt(entry) is string image)
            {
                _images.MainOf(image)(argument);
            }
        }
        catch (SimulatorException exception)
        {
            Fail(exception);
            return;
        }
        catch (Exception exception) when (exception is not ThreadAbandonedException)
        {
            Console.Error.WriteLine($"{Place}: {self.Name}: {exception}");
        }

        Fault(self, entry);
    }

    // Code that threw, ended or is not there: an exception that no answer can mend, so it comes again.
    private void Fault(GuestThread self, ulong entry)
    {
        CpuException fault = new(FaultKind.IllegalInstruction, new VirtualAddress(entry), 0);
        while (Guard(() => Leave(self, Kernel<HostCpu<HostPageTableFormat>>.Exception(self.KernelThread, in fault))))
        {
        }
    }

    /// <summary>Gives the processor to whom the kernel says, and comes back when it is this thread's turn again.</summary>
    private void Leave(GuestThread self, Thread* next)
    {
        next = Settle(next);
        if (next != self.KernelThread || IsFresh(next))
        {
            Dispatch(next);
            self.AwaitTurn();
        }

        ShowAddressSpace();
    }

    private void Dispatch(Thread* next)
    {
        _running = ThreadFor(next);
        _running.Resume();
    }

    private GuestThread ThreadFor(Thread* thread)
    {
        bool isKnown = _threads.TryGetValue((nint)thread, out GuestThread? found);
        if (isKnown && !IsFresh(thread))
        {
            return found!;
        }

        found?.Abandon();
        string name = _images.NameAt(thread->Registers[HostCpu<HostPageTableFormat>.InstructionPointerIndex]) ?? "unknown image";
        GuestThread created = new(thread, name, RunUser);
        _hostThreads.Run(created);
        _threads[(nint)thread] = created;
        return created;
    }

    private static bool IsFresh(Thread* thread) =>
        thread->Registers[HostCpu<HostPageTableFormat>.InstructionPointerIndex] != InSystemCall;

    /// <summary>Delivers what devices and the clock have to say, and lets time pass while nobody can run.</summary>
    private Thread* Settle(Thread* next)
    {
        while (true)
        {
            _recording.Drain();
            if (IsInterruptDue)
            {
                next = Kernel<HostCpu<HostPageTableFormat>>.DeviceInterrupt(next, SimulatedUart.InterruptLine);
            }
            else if (_machine.TimerDeadline <= _machine.Now)
            {
                _machine.TimerDeadline = null;
                next = Kernel<HostCpu<HostPageTableFormat>>.Timer(next);
            }
            else if (next != null)
            {
                return next;
            }
            else
            {
                Idle();
            }
        }
    }

    // Nobody can run: the next thing that happens is an alarm, or a key.
    private void Idle()
    {
        if (_input.HasSource)
        {
            Stopwatch clock = Stopwatch.StartNew();
            double left = _machine.TimerDeadline is ulong deadline ? (deadline - _machine.Now) / NanosecondsPerMillisecond : LongestWait;
            _isIdle = true;
            _input.Await(TimeSpan.FromMilliseconds(Math.Min(left, LongestWait)));
            _isIdle = false;
            _machine.Now += (ulong)clock.Elapsed.TotalNanoseconds;
        }
        else
        {
            _machine.Now = _machine.TimerDeadline ?? throw new SimulatorException("every thread waits, and nothing can wake one");
        }
    }

    private bool IsInterruptDue => _uart.IsInterrupting && _machine.IsUnmasked(SimulatedUart.InterruptLine);

    private void ShowAddressSpace() => _memory.Windows.Show(_machine.ActiveTag, _machine.ActiveRoot, _machine.PageTableVersion);

    /// <summary>Runs a step of the machine. False: it was the last.</summary>
    private bool Guard(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (HostPowerOffException off)
        {
            _status = off.Status;
        }
        catch (Exception exception) when (exception is not ThreadAbandonedException)
        {
            _failure = exception;
        }

        _hasEnded.Set();
        return false;
    }

    private void Fail(Exception exception)
    {
        _failure = exception;
        _hasEnded.Set();
    }
}
