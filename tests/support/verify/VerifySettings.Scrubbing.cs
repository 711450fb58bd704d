using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace VerifyTests;

public sealed partial class VerifySettings
{
    private readonly List<Action<StringBuilder>> _scrubbers = [];

    /// <summary>Changes the text before it is compared. Line ends are single line feeds already.</summary>
    public void AddScrubber(Action<StringBuilder> scrubber, ScrubberLocation location = ScrubberLocation.First) =>
        _scrubbers.Insert(location == ScrubberLocation.First ? 0 : _scrubbers.Count, scrubber);

    /// <summary>Takes out every line that contains one of these texts, in whatever case.</summary>
    public void ScrubLinesContaining(params string[] stringToMatch) => ScrubLinesContaining(StringComparison.OrdinalIgnoreCase, stringToMatch);

    /// <summary>Takes out every line that contains one of these texts.</summary>
    public void ScrubLinesContaining(StringComparison comparison, params string[] stringToMatch) =>
        ScrubLines(line => stringToMatch.Any(text => line.Contains(text, comparison)));

    /// <summary>Takes out every line of which this is true.</summary>
    public void ScrubLines(Func<string, bool> removeLine) => ScrubLinesWithReplace(line => removeLine(line) ? null : line);

    /// <summary>Takes out every line that is empty or blank.</summary>
    public void ScrubEmptyLines() => ScrubLines(string.IsNullOrWhiteSpace);

    /// <summary>Replaces every line; null takes it out.</summary>
    public void ScrubLinesWithReplace(Func<string, string?> replaceLine) => AddScrubber(text =>
    {
        string whole = text.ToString();
        bool isEnded = whole.EndsWith('\n');
        string[] lines = [.. (isEnded ? whole[..^1] : whole).Split('\n').Select(replaceLine).OfType<string>()];
        text.Clear().AppendJoin('\n', lines).Append(isEnded && lines.Length > 0 ? "\n" : "");
    });

    /// <summary>Replaces one text by another.</summary>
    public void ScrubReplace(string find, string replacement, StringComparison comparison = StringComparison.Ordinal) => AddScrubber(text =>
    {
        string replaced = text.ToString().Replace(find, replacement, comparison);
        text.Clear().Append(replaced);
    });

    /// <summary>Names GUIDs by their first appearance: <c>Guid_1</c>.</summary>
    public void ScrubInlineGuids() => AddScrubber(text =>
    {
        List<Guid> seen = [];
        string replaced = Guids().Replace(text.ToString(), match =>
        {
            Guid guid = Guid.Parse(match.Value);
            if (!seen.Contains(guid))
            {
                seen.Add(guid);
            }

            return $"Guid_{seen.IndexOf(guid) + 1}";
        });
        text.Clear().Append(replaced);
    });

    internal string Scrub(string text)
    {
        StringBuilder builder = new(WithLineFeeds(text));
        foreach (Action<StringBuilder> scrubber in _scrubbers)
        {
            scrubber(builder);
        }

        return WithLineFeeds(builder.ToString());
    }

    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])")]
    private static partial Regex Guids();
}
