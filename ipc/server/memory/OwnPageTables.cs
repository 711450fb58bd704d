namespace Micro.Server;

/// <summary>The frames that a process has for its own page tables.</summary>
public readonly unsafe struct OwnPageTables : IPageTableSource
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    private readonly StateControl* _control;

    public OwnPageTables(StateRegion region)
    {
        _control = region.Control;
    }

    public bool TryGivePageTable() => FrameSupply.TryGivePageTable(_control, ref _control->Frames);
}
