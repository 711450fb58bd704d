using System.Collections.Generic;
using System.Linq;

namespace Micro.Tools.Snapshots;

/// <summary>How a received text differs from the verified one.</summary>
internal sealed class SnapshotDiff
{
    private SnapshotDiff(string[] old, string[] now)
    {
        Old = old;
        New = now;
        Changes = LineDiff.Between([.. old.Select(SnapshotMessage.WithoutNumber)], [.. now.Select(SnapshotMessage.WithoutNumber)]);
        Messages = MessageChange.Between(old, now);
    }

    /// <summary>The verified lines.</summary>
    public string[] Old { get; }

    /// <summary>The received ones.</summary>
    public string[] New { get; }

    /// <summary>Where lines differ in more than the numbers of messages.</summary>
    public IReadOnlyList<LineChange> Changes { get; }

    /// <summary>Of a conversation: the messages that came, went or changed.</summary>
    public IReadOnlyList<MessageChange> Messages { get; }

    /// <summary>Lines that go.</summary>
    public int Removed => Changes.Sum(change => change.OldCount);

    /// <summary>Lines that come.</summary>
    public int Added => Changes.Sum(change => change.NewCount);

    public static SnapshotDiff Of(ReceivedSnapshot snapshot) =>
        new(ReceivedSnapshot.Lines(snapshot.Verified), ReceivedSnapshot.Lines(snapshot.Received));
}
