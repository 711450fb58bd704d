using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel;

/// <summary>What one CPU works on.</summary>
internal struct Processor
{
    private nuint _current;

    /// <summary>Root table in use; <see cref="Process.Root"/> of the current thread unless the CPU idles.</summary>
    public ulong ActiveRoot;

    /// <summary>When the current thread got the CPU.</summary>
    public ulong SwitchedAt;

    /// <summary>When the timer will fire; 0: it is off.</summary>
    public ulong ArmedDeadline;

    /// <summary>When alarms are looked at again at the earliest.</summary>
    public ulong AlarmsResumeAt;

    /// <summary>Something happened after which another thread, address space or timer may be due.</summary>
    public bool IsChanged;

    public ReadyQueues Ready;

    /// <summary>The thread on the CPU; null: idle.</summary>
    public Ref<Thread> Current
    {
        readonly get => new(_current);
        set => _current = value.Address;
    }
}
