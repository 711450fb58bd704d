namespace Micro.Kernel;

/// <summary>What one kernel entry may still do. The kernel is not pre-emptible, so this bounds how long interrupts are off.</summary>
/// <remarks>A unit is some thirty instructions: a mapping, a capability, a waiter.</remarks>
internal struct Budget
{
    public const int Units = 64;

    /// <summary>Clearing a frame, in units.</summary>
    public const int ClearFrame = 16;

    /// <summary>Entries of a table that are looked at for one unit.</summary>
    public const int EntriesPerUnit = 8;

    private int _left;

    public static Budget Full => new() { _left = Units };

    public readonly bool IsSpent => _left <= 0;

    public bool TrySpend(int units = 1)
    {
        if (_left < units)
        {
            // Nothing smaller is tried in its place: the order of the work is its progress.
            _left = 0;
            return false;
        }

        _left -= units;
        return true;
    }
}
