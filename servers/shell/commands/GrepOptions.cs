using System;
using Micro.Servers.Shell.Matching;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The options of `grep`.</summary>
public sealed class GrepOptions
{
    public RegexSyntax Syntax { get; private set; } = RegexSyntax.Basic;

    public bool ShowsNumbers { get; private set; }

    public bool IsInverted { get; private set; }

    public bool IgnoresCase { get; private set; }

    public bool OnlyCounts { get; private set; }

    public bool IsRecursive { get; private set; }

    public bool IsQuiet { get; private set; }

    public bool IsSilent { get; private set; }

    public bool MatchesLines { get; private set; }

    public bool MatchesWords { get; private set; }

    public bool OnlyMatching { get; private set; }

    public bool ListsMatching { get; private set; }

    public bool ListsOthers { get; private set; }

    /// <summary>-h, -H: whether lines have the file's name before them; null: if there are several files.</summary>
    public bool? ShowsNames { get; private set; }

    public ulong MaximumCount { get; private set; } = ulong.MaxValue;

    /// <summary>Takes an option without a pattern; false if its value is wrong.</summary>
    public bool Take(int option, ReadOnlySpan<byte> value)
    {
        switch (option)
        {
            case 'E':
                Syntax = RegexSyntax.Extended;
                return true;
            case 'F':
                Syntax = RegexSyntax.Fixed;
                return true;
            case 'G':
                Syntax = RegexSyntax.Basic;
                return true;
            case 'h' or 'H':
                ShowsNames = option == 'H';
                return true;
            case 'm':
                bool valid = Number.TryParse(value, out ulong count);
                MaximumCount = count;
                return valid;
            case 'n':
                return ShowsNumbers = true;
            case 'v':
                return IsInverted = true;
            case 'c':
                return OnlyCounts = true;
            case 'q':
                return IsQuiet = true;
            case 's':
                return IsSilent = true;
            default:
                return TakeMatching(option);
        }
    }

    private bool TakeMatching(int option) => option switch
    {
        'i' or 'y' => IgnoresCase = true,
        'r' or 'R' => IsRecursive = true,
        'x' => MatchesLines = true,
        'w' => MatchesWords = true,
        'o' => OnlyMatching = true,
        'l' => ListsMatching = true,
        'L' => ListsOthers = true,
        _ => false,
    };
}
