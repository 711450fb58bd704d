using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Micro.Tools.Snapshots;

/// <summary>A message in the text of a conversation, <c>shell → fd  Open(path: "/motd")  #12</c>, with the lines that belong to it.</summary>
/// <param name="Subject">Who asks whom for what: <c>shell → fd Open</c>.</param>
/// <param name="Number">Its number among the messages of its client.</param>
/// <param name="Text">All its lines, without that number: a message that comes in gives all behind it other numbers.</param>
internal sealed partial record SnapshotMessage(string Subject, string Number, string Text)
{
    /// <summary>The messages of a text; none if it is no conversation.</summary>
    public static IReadOnlyList<SnapshotMessage> In(IEnumerable<string> lines)
    {
        List<SnapshotMessage> messages = [];
        foreach (string line in lines)
        {
            Match match = Form().Match(line);
            if (match.Success)
            {
                string subject = $"{match.Groups["from"].Value} → {match.Groups["to"].Value} {match.Groups["operation"].Value}";
                messages.Add(new SnapshotMessage(subject, match.Groups["number"].Value, WithoutNumber(line)));
            }
            else if (OwnerOf(line, messages) is int owner and >= 0)
            {
                messages[owner] = messages[owner] with { Text = messages[owner].Text + "\n" + line };
            }
        }

        return messages;
    }

    /// <summary>A line for comparing: equal for messages that differ in their numbers only.</summary>
    public static string WithoutNumber(string line) => Form().Match(line) is { Success: true } match
        ? line.Remove(match.Groups["number"].Index, match.Groups["number"].Length)
        : line;

    // An answer stands as deep as its request, behind the calls that the request caused; other lines belong to the last message.
    private static int OwnerOf(string line, List<SnapshotMessage> messages)
    {
        int depth = DepthOf(line);
        return Answer().IsMatch(line)
            ? messages.FindLastIndex(message => DepthOf(message.Text) == depth)
            : messages.Count - 1;
    }

    private static int DepthOf(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"^\s*\S+ ← \S+\s")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\s*(?<from>\S+) → (?<to>\S+)\s+(?<operation>[\w.]+)\b.*\s(?<number>#\d+)$")]
    private static partial Regex Form();
}
