using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Micro.Tools.Snapshots;

/// <summary>Shows differences as programs read them.</summary>
internal static class DiffJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An array with an object for every snapshot; lines count from 1, of the verified and of the received text.</summary>
    public static string Of(IEnumerable<ReceivedSnapshot> snapshots, bool areAccepted) =>
        JsonSerializer.Serialize(snapshots.Select(snapshot => Row(snapshot, SnapshotDiff.Of(snapshot), areAccepted)), _options);

    private static object Row(ReceivedSnapshot snapshot, SnapshotDiff diff, bool isAccepted) => new
    {
        snapshot.Name,
        Received = Shown(snapshot.Received),
        Verified = Shown(snapshot.Verified),
        snapshot.IsNew,
        isAccepted,
        diff.Messages,
        Changes = diff.Changes.Select(change => new
        {
            OldLine = change.OldStart + 1,
            Removed = diff.Old.Skip(change.OldStart).Take(change.OldCount),
            NewLine = change.NewStart + 1,
            Added = diff.New.Skip(change.NewStart).Take(change.NewCount),
        }),
    };

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
