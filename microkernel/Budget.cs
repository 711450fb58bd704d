namespace Micro.Kernel;

/// <summary>What one kernel entry may still do. The kernel is not pre-emptible, so this bounds how long interrupts are off.</summary>
/// <remarks>A unit is some 25 instructions: a mapping. What costs more takes several, so that all of them and the way in and out stay
/// below 2,000.</remarks>
internal struct Budget
{
    public const int Units = 64;

    /// <summary>Clearing a frame, in units.</summary>
    public const int ClearFrame = 22;

    /// <summary>Clearing a thread, in units.</summary>
    public const int ClearThread = 7;

    /// <summary>Making a small object and its capability, in units.</summary>
    public const int Object = 9;

    /// <summary>Emptying a slot, in units.</summary>
    public const int Drop = 6;

    /// <summary>Taking a small object apart, or waking a thread, in units.</summary>
    public const int Destroy = 9;

    /// <summary>Taking an alarm and waking a thread by it, in units.</summary>
    public const int Alarm = 16;

    /// <summary>Finding a table from the root, or taking one out of its tree, in units.</summary>
    public const int Walk = 7;

    /// <summary>Entries of a table that are looked at for one unit.</summary>
    public const int EntriesPerUnit = 2;

    private int _left;

    public static Budget Full => Of(Units);

    /// <summary>Units that are left.</summary>
    public readonly int Left => _left;

    public static Budget Of(int units) => new() { _left = units };

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

    /// <summary>Accounts for what was done already; less than nothing may be left.</summary>
    public void Spend(int units) => _left -= units;
}
