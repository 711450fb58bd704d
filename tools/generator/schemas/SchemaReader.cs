using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Micro.Generator.Schemas;

/// <summary>Reads schema texts, line by line.</summary>
internal static class SchemaReader
{
    private static readonly char[] _comma = [','];

    public static Schema Read(string text)
    {
        string[] lines = [.. text.TrimStart('\uFEFF').Replace("\r", "").Split('\n').Where(l => l.Length > 0)];
        string[] head = lines.Length == 0 ? [] : lines[0].Split(' ');
        if (head.Length != 6 || head[0] != "protocol" || head[2] != "number" || head[4] != "version")
        {
            throw new FormatException("A schema begins with `protocol NAME number N version N`.");
        }

        List<SchemaOperation> operations = [];
        List<SchemaType> types = [];
        for (int index = 1; index < lines.Length; index++)
        {
            string[] details = [.. lines.Skip(index + 1).TakeWhile(l => l[0] == ' ').Select(l => l.Trim())];
            if (char.IsDigit(lines[index][0]))
            {
                operations.Add(Operation(lines[index], details));
            }
            else
            {
                types.Add(Type(lines[index]));
            }

            index += details.Length;
        }

        return new Schema(head[1], Number(head[3]), Number(head[5]), operations, types);
    }

    private static SchemaOperation Operation(string line, string[] details)
    {
        string Detail(string name) => details.FirstOrDefault(d => d.StartsWith(name, StringComparison.Ordinal))?.Substring(name.Length).Trim() ?? "";

        string[] words = line.Split(' ');
        string request = Detail("request");
        string reply = Detail("reply");
        string order = Detail("order of");
        return new SchemaOperation(
            Number(words[0]),
            words[1],
            [.. words.Skip(2)],
            order.Length == 0 ? null : Order(order),
            [.. List(request, '[', ']').Select(Field)],
            [.. List(reply, '[', ']').Select(Field)],
            Depth(Detail("depth"), 0),
            Depth(Detail("depth"), 1),
            Capabilities(request),
            Capabilities(reply),
            [.. Split(Detail("errors")).Select(Member)]);
    }

    private static SchemaOrder Order(string text)
    {
        string[] parts = text.Split(':');
        string[] states = parts[1].Split(["->"], StringSplitOptions.None);
        string before = states[0].Trim();
        return new SchemaOrder(
            parts[0],
            before == "any" ? [] : before.Split([" or "], StringSplitOptions.None),
            states.Length > 1 ? states[1].Trim() : "");
    }

    private static SchemaType Type(string line)
    {
        string[] words = line.Split(' ');
        return words[0] switch
        {
            "struct" => new SchemaType(words[0], words[1], "", [.. List(line, '[', ']').Select(Field)], []),
            "type" => new SchemaType(words[0], words[1], words[3], [], []),
            "enum" or "flags" => new SchemaType(words[0], words[1], words[2], [], [.. List(line, '{', '}').Select(Member)]),
            _ => throw new FormatException($"A schema has no line like `{line}`."),
        };
    }

    // `request 1, reply 2`
    private static int Depth(string text, int message)
    {
        string[] parts = Split(text);
        return parts.Length == 0 ? 0 : Number(parts[message].Split(' ')[1]);
    }

    private static IReadOnlyList<SchemaCapability> Capabilities(string message)
    {
        int start = message.IndexOf("capabilities", StringComparison.Ordinal);
        return start < 0 ? [] : [.. List(message.Substring(start), '[', ']').Select(Capability)];
    }

    // `NAME KIND moved`, of which schemas had the kind not always.
    private static SchemaCapability Capability(string text)
    {
        string[] words = text.Split(' ');
        bool isMoved = words[words.Length - 1] == "moved";
        return new SchemaCapability(words.Length > (isMoved ? 2 : 1) ? words[1] : "", isMoved);
    }

    private static string[] List(string text, char open, char close)
    {
        int start = text.IndexOf(open);
        int end = text.IndexOf(close);
        return start < 0 || end < start ? [] : Split(text.Substring(start + 1, end - start - 1));
    }

    private static string[] Split(string text) => [.. text.Split(_comma, StringSplitOptions.RemoveEmptyEntries).Select(t => t.Trim())];

    private static SchemaField Field(string text)
    {
        int space = text.IndexOf(' ');
        return new SchemaField(text.Substring(0, space), text.Substring(space + 1));
    }

    private static SchemaMember Member(string text)
    {
        string[] words = text.Split(' ');
        return words.Length == 2
            ? new SchemaMember(words[0], ulong.Parse(words[1], CultureInfo.InvariantCulture))
            : throw new FormatException($"A schema has a number behind each name, not `{text}`.");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
