using System.Globalization;
using Micro.Tracing;

namespace Micro.Tools.Recordings;

/// <summary>How much was recorded, and whether that is all, in one line.</summary>
internal static class RecordingSummary
{
    /// <summary>`1,234 records in 'FILE', none lost`, and what is wrong with it.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="kept">How many of its records are in the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="read">How many records the machine had not written when it stopped.</param>
    public static string Of(Recording recording, int kept, string path, int read = 0)
    {
        int made = recording.Events.Count;
        string count = kept == made ? Number((ulong)made) : $"{Number((ulong)kept)} of {Number((ulong)made)}";
        string lost = recording.LostRecords == 0 ? "none lost" : $"{Number(recording.LostRecords)} lost";
        string what = $"{count} {(made == 1 ? "record" : "records")} in '{path}', {lost}";
        what += read == 0 ? "" : $"; the last {Number((ulong)read)} were read from the memory of the stopped machine";
        return recording.Damage is RecordingDamage damage ? $"{what}; {damage}" : what;
    }

    private static string Number(ulong value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
