namespace Micro.Tools.Snapshots;

/// <summary>Where two texts differ: lines of the old one give way to lines of the new one. Lines count from 0.</summary>
/// <param name="OldStart">The first old line that goes, or the one before which lines come.</param>
/// <param name="OldCount">How many go.</param>
/// <param name="NewStart">The first line that comes.</param>
/// <param name="NewCount">How many come.</param>
internal readonly record struct LineChange(int OldStart, int OldCount, int NewStart, int NewCount);
