using System.Collections.Generic;
using System.Linq;

namespace Micro.Tools.Snapshots;

/// <summary>A message of a conversation that came, went or has another text.</summary>
/// <param name="Kind">"added", "removed" or "changed".</param>
/// <param name="Message">Who asks whom for what, and its number: the new one, unless it went.</param>
internal sealed record MessageChange(string Kind, string Message)
{
    /// <summary>The changes from one conversation to another, in their order.</summary>
    public static IReadOnlyList<MessageChange> Between(string[] old, string[] now)
    {
        IReadOnlyList<SnapshotMessage> before = SnapshotMessage.In(old);
        IReadOnlyList<SnapshotMessage> after = SnapshotMessage.In(now);
        IReadOnlyList<LineChange> changes = LineDiff.Between([.. before.Select(message => message.Text)], [.. after.Select(message => message.Text)]);
        return [.. changes.SelectMany(change => Of(
            [.. before.Skip(change.OldStart).Take(change.OldCount)], [.. after.Skip(change.NewStart).Take(change.NewCount)]))];
    }

    // In a stretch that differs, the same question of the same client is the same message.
    private static List<MessageChange> Of(List<SnapshotMessage> gone, List<SnapshotMessage> came)
    {
        List<MessageChange> changes = [];
        foreach (SnapshotMessage message in came)
        {
            int same = gone.FindIndex(other => other.Subject == message.Subject);
            changes.Add(new MessageChange(same < 0 ? "added" : "changed", Named(message)));
            if (same >= 0)
            {
                gone.RemoveAt(same);
            }
        }

        return [.. changes, .. gone.Select(message => new MessageChange("removed", Named(message)))];
    }

    private static string Named(SnapshotMessage message) => $"{message.Subject} {message.Number}";
}
