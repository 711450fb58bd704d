using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Micro.Protocols;

namespace Micro.System.Tests.Conversations;

/// <summary>Reads the text of a conversation back: which operations were asked for, and how each was answered.</summary>
internal static partial class ConversationText
{
    // The protocols of each server, the one that its own endpoint speaks first.
    private static readonly Dictionary<string, string[]> _protocols = new()
    {
        ["init"] = ["Supervisor"],
        ["pmm"] = ["FrameService"],
        ["heap"] = ["HeapService"],
        ["proc"] = ["ProcessService"],
        ["console"] = ["Console", "File"],
        ["vfs"] = ["VirtualFileSystem"],
        ["fd"] = ["DescriptorTable", "File"],
        ["ramfs"] = ["FileSystem", "File"],
        ["actor"] = ["FileSystem", "File"],
    };

    /// <summary>What was answered, as <c>FileSystem.Open NotFound</c>; None for what went well.</summary>
    public static IEnumerable<string> Answers(IEnumerable<string> lines)
    {
        Dictionary<int, string> open = [];
        foreach (string line in lines)
        {
            int depth = line.Length - line.TrimStart(' ', '\uFEFF').Length;
            if (Request().Match(line) is { Success: true } request)
            {
                open[depth] = OperationOf(request) ?? "";
            }
            else if (Answer().Match(line) is { Success: true } answer && open.Remove(depth, out string? operation) && operation.Length > 0)
            {
                // Whoever ends hears no answer: `(no answer: true ended)`.
                yield return $"{operation} {(answer.Groups["answer"].Value is "Ok" or "(no" ? "None" : answer.Groups["answer"].Value)}";
            }
        }
    }

    // A request through a capability that a server gave away is for the protocol of what was given, which its name says where it is known.
    private static string? OperationOf(Match request)
    {
        string operation = request.Groups["operation"].Value;
        IEnumerable<string> spoken = _protocols.GetValueOrDefault(request.Groups["server"].Value, []);
        spoken = request.Groups["through"].Success ? spoken.Reverse().Prepend(request.Groups["through"].Value) : spoken;
        string? protocol = spoken.FirstOrDefault(name => ProtocolDescriptions.All
            .Any(description => description.Name == name && description.Operations.Any(known => known.Name == operation)));
        return protocol is null ? null : $"{protocol}.{operation}";
    }

    [GeneratedRegex(@"^\s*\S+ → (?<server>\S+)  ((?<through>\w+)_\d+\.)?(?<operation>\w+)\(")]
    private static partial Regex Request();

    [GeneratedRegex(@"^\s*\S+ ← \S+  (?<answer>\(?\w+)")]
    private static partial Regex Answer();
}
