using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Micro.Generator.Schemas;

/// <summary>The differences between two versions of a value, as far as its bytes tell them apart.</summary>
/// <remarks>An integer of another size is the same bytes for the same number, so only the numbers matter that it may have.</remarks>
internal sealed class ValueComparison(Schema before, Schema after)
{
    private const string Room = "room ";

    public IEnumerable<SchemaChange> Of(SchemaField was, SchemaField now, MessageDirection direction)
    {
        foreach (SchemaChange change in Types(now.Name, was.Type, now.Type, direction))
        {
            yield return change;
        }

        if (was.Name != now.Name)
        {
            yield return new SchemaChange(SchemaChangeKind.Compatible, now.Name, $"was called '{was.Name}'");
        }
    }

    private IEnumerable<SchemaChange> Types(string name, string was, string now, MessageDirection direction)
    {
        SchemaType? oldType = before.FindType(was);
        SchemaType? newType = after.FindType(now);
        string oldForm = Form(was, oldType);
        string newForm = Form(now, newType);
        if (oldForm != newForm)
        {
            return [Breaking(name, $"is {now}, and was {was}")];
        }

        return oldForm switch
        {
            "struct" => Structs(name, oldType!, newType!, direction),
            "enum" or "flags" => Members(name, oldType!, newType!, direction),
            "integer" => Integers(name, Plain(was, oldType), Plain(now, newType), direction),
            "bytes" or "text" => Limits(name, Limit(was), Limit(now), direction),
            _ => [],
        };
    }

    private IEnumerable<SchemaChange> Structs(string name, SchemaType was, SchemaType now, MessageDirection direction) =>
        was.Fields.Count == now.Fields.Count
            ? was.Fields.Zip(now.Fields, (o, n) => Of(o, n, direction)).SelectMany(c => c).Select(c => c with { Subject = $"{name}.{c.Subject}" })
            : [Breaking(name, $"has {now.Fields.Count} fields, and had {was.Fields.Count}")];

    private static IEnumerable<SchemaChange> Members(string name, SchemaType was, SchemaType now, MessageDirection direction)
    {
        foreach (SchemaMember member in was.Members)
        {
            SchemaMember? same = now.Members.FirstOrDefault(m => m.Name == member.Name);
            if (same is not null && same.Number != member.Number)
            {
                yield return new SchemaChange(
                    SchemaChangeKind.Renumbered, name, $"has {now.Name}.{same.Name} as {same.Number}, and was released with {member.Number}");
            }
            else if (now.Members.All(m => m.Number != member.Number))
            {
                yield return Noticed(direction == MessageDirection.ToServer, name, $"cannot be {was.Name}.{member.Name} any more");
            }
        }

        foreach (SchemaMember member in now.Members.Where(m => was.Members.All(o => o.Number != m.Number && o.Name != m.Name)))
        {
            yield return Noticed(direction == MessageDirection.ToClient, name, $"can be {now.Name}.{member.Name}");
        }
    }

    private static IEnumerable<SchemaChange> Integers(string name, string was, string now, MessageDirection direction)
    {
        if (was == now)
        {
            return [];
        }

        string narrow = direction == MessageDirection.ToServer ? was : now;
        string wide = direction == MessageDirection.ToServer ? now : was;
        bool fits = Lowest(narrow) >= Lowest(wide) && Highest(narrow) <= Highest(wide);
        return [Noticed(!fits, name, $"is {now}, and was {was}")];
    }

    private static IEnumerable<SchemaChange> Limits(string name, int was, int now, MessageDirection direction) =>
        was == now
            ? []
            : [Noticed(direction == MessageDirection.ToServer && now < was, name, $"has at most {now} bytes, and had {was}")];

    private static SchemaChange Noticed(bool byOlderPeers, string name, string text) =>
        new(byOlderPeers ? SchemaChangeKind.Breaking : SchemaChangeKind.Compatible, name, text);

    private static SchemaChange Breaking(string name, string text) => new(SchemaChangeKind.Breaking, name, text);

    private static string Form(string type, SchemaType? named)
    {
        if (named is not null)
        {
            return named.Kind == "type" ? Form(named.Underlying, null) : named.Kind;
        }

        string plain = Plain(type, null);
        return plain == "bool" ? plain : plain[0] is 'u' or 'i' ? "integer" : plain.Split('(')[0];
    }

    private static string Plain(string type, SchemaType? named)
    {
        string plain = named?.Underlying ?? type;
        return plain.StartsWith(Room, StringComparison.Ordinal) ? plain.Substring(Room.Length) : plain;
    }

    private static int Limit(string type) => int.Parse(type.Split('(', ')')[1], CultureInfo.InvariantCulture);

    private static decimal Lowest(string integer) => integer[0] == 'u' ? 0 : -Power(Bits(integer) - 1);

    private static decimal Highest(string integer) => Power(integer[0] == 'u' ? Bits(integer) : Bits(integer) - 1) - 1;

    private static int Bits(string integer) => int.Parse(integer.Substring(1), CultureInfo.InvariantCulture);

    private static decimal Power(int exponent) => Enumerable.Repeat(2m, exponent).Aggregate(1m, (product, two) => product * two);
}
