using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The end of the machine: at once, or, where it is recorded, when the recording is written.</summary>
internal readonly struct MachineEnd
{
    /// <summary>The bit of init's own notification that says that the recording is written.</summary>
    public const ulong RecordedBit = 1 << 1;

    /// <summary>How long that may take, in nanoseconds: whoever writes it may hang.</summary>
    private const ulong WriteLimit = 2_000_000_000;

    private readonly StateValue<Pending> _pending;

    public MachineEnd(StateRegion region)
    {
        _pending = region.Value<Pending>();
    }

    /// <summary>The machine ends as soon as the recording is written: nothing new is begun.</summary>
    public bool IsPending => _pending.Value.IsPending;

    /// <summary>Ends the machine. Of several reasons the first gives the status.</summary>
    /// <param name="status">What the machine says.</param>
    /// <param name="recorder">Signals who writes the recording that it shall end; null: there is none.</param>
    /// <param name="alarm">Init's own, which is no longer used for anything else.</param>
    public void Begin(byte status, Slot recorder, Slot alarm)
    {
        if (IsPending)
        {
            return;
        }

        ref Pending pending = ref _pending.Modify();
        pending.IsPending = true;
        pending.Status = status;
        bool isAwaited = !recorder.IsNull
            && SystemCalls.SetAlarm(alarm, SystemCalls.Clock() + WriteLimit) == KernelError.None
            && SystemCalls.Signal(recorder) == KernelError.None;
        if (!isAwaited)
        {
            Finish();
        }
    }

    /// <summary>The recording is written, or will never be.</summary>
    public void Finish() => _ = SystemCalls.PowerOff(InitSlots.Machine, _pending.Value.Status);

    private struct Pending
    {
        public bool IsPending;
        public byte Status;
    }
}
