using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Proc;

/// <summary>The processes that proc made, who waits for them, and which one the interrupt key ends.</summary>
/// <remarks>It knows neither kernel nor memory: what it says about a process, others bring about.</remarks>
internal readonly struct ProcessTable
{
    /// <summary>Numbers below are servers', which init started.</summary>
    public const uint FirstProcess = 100;

    public const int MostProcesses = 127;

    /// <summary>Every process but one may wait for another, and the first shell for one of them.</summary>
    public const int MostWaiters = ReplyPool.Most - 1;

    private readonly StatePool<ProcessEntry> _entries;
    private readonly StateQueue<Waiter> _waiters;
    private readonly StateValue<Numbers> _numbers;

    public ProcessTable(StateRegion region)
    {
        _entries = region.Pool<ProcessEntry>(MostProcesses, 16);
        _waiters = region.Queue<Waiter>(MostWaiters);
        _numbers = region.Value<Numbers>();
    }

    public ref readonly ProcessEntry this[int index] => ref _entries[index];

    public int WaiterCount => _waiters.Count;

    /// <summary>What the interrupt key ends; 0: nothing.</summary>
    public ProcessId Foreground => _numbers.Value.Foreground;

    /// <summary>Who says what the interrupt key ends: the shell at the console.</summary>
    public ProcessId Controller => _numbers.Value.Controller;

    /// <summary>Whether processes that are still to be added are recorded.</summary>
    public bool IsRecorded => _numbers.Value.IsRecorded;

    public void SetRecorded(bool isOn) => _numbers.Modify().IsRecorded = isOn;

    public static bool IsServer(ProcessId process) => process.Value < FirstProcess;

    public void SetForeground(ProcessId process) => _numbers.Modify().Foreground = process;

    /// <summary>Notes that the interrupt key was pressed, and nothing was there to end.</summary>
    public void Interrupt() => _numbers.Modify().IsInterrupted = true;

    /// <summary>Whether <see cref="Interrupt"/> was called since the last time; the caller becomes the <see cref="Controller"/>.</summary>
    public bool TakeInterrupt(ProcessId controller)
    {
        bool interrupted = _numbers.Value.IsInterrupted;
        _numbers.Modify().Controller = controller;
        _numbers.Modify().IsInterrupted = false;
        return interrupted;
    }

    public ref ProcessEntry Modify(int index) => ref _entries.Modify(index);

    public ref readonly Waiter WaiterAt(int index) => ref _waiters[index];

    /// <summary>Adds a process with a number of its own.</summary>
    public bool TryAdd(ProcessId parent, out int index)
    {
        if (!_entries.TryTake(out index))
        {
            return false;
        }

        ref Numbers numbers = ref _numbers.Modify();
        numbers.Last = numbers.Last == 0 ? FirstProcess : numbers.Last + 1;
        ref ProcessEntry entry = ref _entries.Modify(index);
        entry.Id = new ProcessId(numbers.Last);
        entry.Parent = parent;
        entry.State = ProcessState.New;
        entry.IsRecorded = IsRecorded;
        return true;
    }

    /// <summary>Forgets a process.</summary>
    public void Remove(int index)
    {
        if (_entries[index].Id.Value == Foreground.Value)
        {
            SetForeground(default);
        }

        _ = _entries.TryRelease(index);
    }

    public bool TryFind(ProcessId process, out int index)
    {
        for (index = 1; index <= _entries.Last; index++)
        {
            if (_entries.IsLive(index) && _entries[index].Id.Value == process.Value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The process with the next higher number.</summary>
    public bool TryNext(ProcessId after, out int next)
    {
        next = 0;
        for (int index = 1; index <= _entries.Last; index++)
        {
            bool isLater = _entries.IsLive(index) && _entries[index].Id.Value > after.Value;
            if (isLater && (next == 0 || _entries[index].Id.Value < _entries[next].Id.Value))
            {
                next = index;
            }
        }

        return next != 0;
    }

    /// <summary>Finds a child to be reported: the one asked for, or of any the one that was started first.</summary>
    /// <returns>None: it has ended. Again: not yet. NoSuchProcess: there is no such child. NotPermitted: it is somebody else's.</returns>
    public ServiceError FindEnded(ProcessId parent, ProcessId child, out int index)
    {
        index = 0;
        if (child.Value != 0)
        {
            if (!TryFind(child, out index))
            {
                return ServiceError.NoSuchProcess;
            }

            return _entries[index].Parent.Value == parent.Value ? OfState(index) : ServiceError.NotPermitted;
        }

        bool hasChild = false;
        for (ProcessId after = default; TryNext(after, out int next); after = _entries[next].Id)
        {
            bool isChild = _entries[next].Parent.Value == parent.Value;
            hasChild |= isChild;
            if (isChild && OfState(next) == ServiceError.None)
            {
                index = next;
                return ServiceError.None;
            }
        }

        return hasChild ? ServiceError.Again : ServiceError.NoSuchProcess;
    }

    public bool TryAddWaiter(in Waiter waiter) => _waiters.TryAdd(waiter);

    public bool HasRoomForWaiter => !_waiters.IsFull;

    public void RemoveWaiter(int index) => _waiters.RemoveAt(index);

    /// <summary>The first who waits for the end of this process; -1: nobody.</summary>
    public int FindWaiter(int index)
    {
        ref readonly ProcessEntry entry = ref _entries[index];
        for (int i = 0; i < _waiters.Count; i++)
        {
            ref readonly Waiter waiter = ref _waiters[i];
            bool isFor = waiter.Child.Value == entry.Id.Value || waiter.Child.Value == 0;
            if (waiter.Parent.Value == entry.Parent.Value && isFor)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The process, or one of its ancestors, is <paramref name="ancestor"/>.</summary>
    public bool IsDescendant(int index, ProcessId ancestor)
    {
        int steps = 0;
        while (steps <= MostProcesses)
        {
            if (_entries[index].Id.Value == ancestor.Value)
            {
                return true;
            }

            if (!TryFind(_entries[index].Parent, out index))
            {
                return false;
            }

            steps++;
        }

        return false;
    }

    /// <summary>A parent is gone: its children have none, and those that have ended are forgotten.</summary>
    public void Orphan(ProcessId parent)
    {
        for (int index = 1; index <= _entries.Last; index++)
        {
            if (!_entries.IsLive(index) || _entries[index].Parent.Value != parent.Value)
            {
                continue;
            }

            _entries.Modify(index).Parent = default;
            if (_entries[index].State == ProcessState.Ended && _entries[index].First.IsNull)
            {
                Remove(index);
            }
        }
    }

    private ServiceError OfState(int index) =>
        _entries[index].State == ProcessState.Ended && _entries[index].First.IsNull ? ServiceError.None : ServiceError.Again;

    private struct Numbers
    {
        /// <summary>The number that was given last; 0: none yet.</summary>
        public uint Last;

        public ProcessId Foreground;

        public ProcessId Controller;

        /// <summary>The interrupt key was pressed and has ended nothing yet.</summary>
        public bool IsInterrupted;

        public bool IsRecorded;
    }
}
