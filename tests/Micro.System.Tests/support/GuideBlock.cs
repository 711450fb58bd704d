using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Micro.System.Tests.Support;

/// <summary>A block of code of a page: commands, a file, or what is to be seen.</summary>
/// <param name="Language">What the page calls it: sh, csharp, text.</param>
/// <param name="File">The last file that the words before it name; empty: none.</param>
/// <param name="Text">Without the indentation of the page.</param>
internal sealed partial record GuideBlock(string Language, string File, string Text)
{
    private const string Fence = "```";

    /// <summary>The blocks of one section, in order.</summary>
    public static IReadOnlyList<GuideBlock> Of(string page, string section)
    {
        List<GuideBlock> blocks = [];
        string language = "";
        string file = "";
        StringBuilder? text = null;
        foreach (string line in global::System.IO.File.ReadLines(page).SkipWhile(line => line != section).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
        {
            bool isFence = line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            if (isFence && text is null)
            {
                language = line.Trim()[Fence.Length..];
                text = new StringBuilder();
            }
            else if (isFence)
            {
                blocks.Add(new GuideBlock(language, file, text!.ToString()));
                (text, file) = (null, "");
            }
            else if (text is not null)
            {
                text.Append(line.StartsWith("   ", StringComparison.Ordinal) ? line[3..] : line).Append('\n');
            }
            else
            {
                file = FileNames().Matches(line).LastOrDefault()?.Groups["file"].Value ?? file;
            }
        }

        return blocks;
    }

    [GeneratedRegex(@"`(?<file>[\w/]+\.(cs|csproj|json))`")]
    private static partial Regex FileNames();
}
