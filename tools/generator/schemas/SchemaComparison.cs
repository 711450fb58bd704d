using System.Collections.Generic;
using System.Linq;

namespace Micro.Generator.Schemas;

/// <summary>Finds the differences between two schemas of a protocol and says which of them an older peer would notice.</summary>
/// <remarks>
/// An older peer is a client as well as a server of the version before. A new operation, or a longer argument, is compatible although an older
/// server refuses it: it refuses what nobody could ask for before, and misreads nothing. Names are not on the wire, so a name may change.
/// </remarks>
public static class SchemaComparison
{
    /// <summary>The differences, by number of the operation.</summary>
    public static IReadOnlyList<SchemaChange> Of(Schema before, Schema after)
    {
        List<SchemaChange> changes = [];
        if (before.Name != after.Name)
        {
            return [new(SchemaChangeKind.Renumbered, after.Name, $"has number {after.Number}, which was released as '{before.Name}'")];
        }

        if (before.Number != after.Number)
        {
            changes.Add(new(SchemaChangeKind.Renumbered, after.Name, $"has number {after.Number}, and was released with {before.Number}"));
        }

        changes.AddRange(before.Operations.SelectMany(o => Operation(before, after, o)));
        changes.AddRange(after.Operations.Where(o => IsNew(before, o)).Select(o => new SchemaChange(SchemaChangeKind.Compatible, o.Name, "was added")));
        return changes;
    }

    /// <summary>The differences that the schema's version does not allow.</summary>
    public static IReadOnlyList<SchemaChange> Violations(Schema before, Schema after) =>
    [
        .. Of(before, after).Where(c =>
            c.Kind == SchemaChangeKind.Renumbered || (c.Kind == SchemaChangeKind.Breaking && after.Version <= before.Version)),
    ];

    private static IEnumerable<SchemaChange> Operation(Schema before, Schema after, SchemaOperation old)
    {
        if (after.Find(old.Name) is { } moved && moved.Number != old.Number)
        {
            return [new(SchemaChangeKind.Renumbered, old.Name, $"has number {moved.Number}, and was released with {old.Number}")];
        }

        SchemaOperation? current = after.Operations.FirstOrDefault(o => o.Number == old.Number);
        if (current is null)
        {
            return [new(SchemaChangeKind.Breaking, old.Name, "was removed")];
        }

        List<SchemaChange> changes = [.. new OperationComparison(before, after, old, current).Changes()];
        if (current.Name == old.Name)
        {
            return changes;
        }

        // A new name for the same messages is a name; for other messages it is another operation under a number that is taken.
        return changes.Any(c => c.Kind != SchemaChangeKind.Compatible)
            ? [new(SchemaChangeKind.Renumbered, current.Name, $"has number {old.Number}, which was released as '{old.Name}'")]
            : changes.Append(new(SchemaChangeKind.Compatible, current.Name, $"was called '{old.Name}'"));
    }

    private static bool IsNew(Schema before, SchemaOperation operation) =>
        before.Operations.All(o => o.Number != operation.Number && o.Name != operation.Name);
}
