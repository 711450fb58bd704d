using System.Collections.Generic;
using System.Linq;

namespace Micro.Generator.Schemas;

/// <summary>The differences between two versions of one operation.</summary>
internal sealed class OperationComparison(Schema before, Schema after, SchemaOperation old, SchemaOperation current)
{
    private readonly ValueComparison _values = new(before, after);

    public IEnumerable<SchemaChange> Changes() =>
        Message("request", old.Request, current.Request, MessageDirection.ToServer)
            .Concat(Message("reply", old.Reply, current.Reply, MessageDirection.ToClient))
            .Concat(Depth("request", old.RequestDepth, current.RequestDepth, MessageDirection.ToServer))
            .Concat(Depth("reply", old.ReplyDepth, current.ReplyDepth, MessageDirection.ToClient))
            .Concat(Capabilities("request", old.Sent, current.Sent, MessageDirection.ToServer))
            .Concat(Capabilities("reply", old.Returned, current.Returned, MessageDirection.ToClient))
            .Concat(Errors())
            .Concat(Marks())
            .Concat(Order());

    private IEnumerable<SchemaChange> Message(
        string message, IReadOnlyList<SchemaField> was, IReadOnlyList<SchemaField> now, MessageDirection direction)
    {
        if (was.Count != now.Count)
        {
            return [Change(SchemaChangeKind.Breaking, $"has {now.Count} values in its {message}, which had {was.Count}")];
        }

        return was.Zip(now, (o, n) => _values.Of(o, n, direction)).SelectMany(c => c)
            .Select(c => Change(c.Kind, $"{message}: {c.Subject} {c.Text}"));
    }

    private IEnumerable<SchemaChange> Depth(string message, int was, int now, MessageDirection direction)
    {
        if (was == now || was == 0 || now == 0)
        {
            return [];
        }

        bool isNoticed = direction == MessageDirection.ToServer ? now < was : now > was;
        return [Change(isNoticed ? SchemaChangeKind.Breaking : SchemaChangeKind.Compatible, $"is nested {now} deep in its {message}, and was {was}")];
    }

    private IEnumerable<SchemaChange> Capabilities(
        string message, IReadOnlyList<SchemaCapability> was, IReadOnlyList<SchemaCapability> now, MessageDirection direction)
    {
        if (was.SequenceEqual(now) || (was.Count == now.Count && was.Zip(now, IsFirstNaming).All(same => same)))
        {
            return [];
        }

        bool isTaken = was.Count == now.Count && was.Zip(now, (o, n) => direction == MessageDirection.ToServer ? Takes(n, o) : Takes(o, n)).All(takes => takes);
        return [Change(isTaken ? SchemaChangeKind.Compatible : SchemaChangeKind.Breaking, $"has {Describe(now)} in its {message}, which had {Describe(was)}")];
    }

    // Nothing changed but that schemas say now what it names.
    private static bool IsFirstNaming(SchemaCapability was, SchemaCapability now) =>
        was.IsMoved == now.IsMoved && (was.Kind == now.Kind || was.Kind.Length == 0);

    /// <summary>Whoever expects the wide one is content with the narrow one.</summary>
    private static bool Takes(SchemaCapability wide, SchemaCapability narrow) =>
        wide.IsMoved == narrow.IsMoved && (wide.Kind == narrow.Kind || wide.Kind is SchemaCapability.Any or "" || narrow.Kind.Length == 0);

    private IEnumerable<SchemaChange> Errors()
    {
        foreach (SchemaMember error in old.Errors)
        {
            SchemaMember? same = current.Errors.FirstOrDefault(e => e.Name == error.Name);
            if (same is null)
            {
                yield return Change(SchemaChangeKind.Compatible, $"answers {error.Name} no more");
            }
            else if (same.Number != error.Number)
            {
                yield return Change(SchemaChangeKind.Renumbered, $"answers {error.Name} as {same.Number}, and was released with {error.Number}");
            }
        }

        // A client knows every error of the system, and what to do about one that it does not expect.
        foreach (SchemaMember error in current.Errors.Where(e => old.Errors.All(o => o.Name != e.Name)))
        {
            yield return Change(SchemaChangeKind.Compatible, $"can answer {error.Name}");
        }
    }

    private IEnumerable<SchemaChange> Marks()
    {
        foreach (string mark in old.Marks.Except(current.Marks))
        {
            // A restarted server keeps no reply to what was idempotent; one that still believes so would do it twice.
            yield return Change(mark == "idempotent" ? SchemaChangeKind.Breaking : SchemaChangeKind.Compatible, $"is {mark} no more");
        }

        foreach (string mark in current.Marks.Except(old.Marks))
        {
            yield return Change(SchemaChangeKind.Compatible, $"is {mark}");
        }
    }

    private IEnumerable<SchemaChange> Order()
    {
        SchemaOrder was = old.Order ?? new SchemaOrder("caller", [], "");
        SchemaOrder now = current.Order ?? new SchemaOrder("caller", [], "");
        bool hasOther = old.Order is not null && current.Order is not null && was.Subject != now.Subject;
        if (hasOther || was.LeadsTo != now.LeadsTo)
        {
            yield return Change(SchemaChangeKind.Breaking, $"is ordered {Describe(now)}, and was {Describe(was)}");
        }
        else if (!Covers(now, was))
        {
            yield return Change(SchemaChangeKind.Breaking, $"is not allowed any more {Missing(was, now)}");
        }
        else if (!Covers(was, now))
        {
            yield return Change(SchemaChangeKind.Compatible, $"is allowed also {Missing(now, was)}");
        }
    }

    private static bool Covers(SchemaOrder wide, SchemaOrder narrow) =>
        wide.States.Count == 0 || (narrow.States.Count > 0 && narrow.States.All(wide.States.Contains));

    private static string Missing(SchemaOrder from, SchemaOrder other) => from.States.Count == 0
        ? "outside " + string.Join(", ", other.States)
        : "in " + string.Join(", ", from.States.Except(other.States));

    private static string Describe(SchemaOrder order)
    {
        string states = order.States.Count == 0 ? "any" : string.Join(" or ", order.States);
        return $"by {order.Subject}: {states}{(order.LeadsTo.Length == 0 ? "" : " -> " + order.LeadsTo)}";
    }

    private static string Describe(IReadOnlyList<SchemaCapability> capabilities) =>
        $"{capabilities.Count} capabilities ({string.Join(", ", capabilities)})";

    private SchemaChange Change(SchemaChangeKind kind, string text) => new(kind, current.Name, text);
}
