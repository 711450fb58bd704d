using System;
using System.Text.RegularExpressions;

namespace Micro.Tools.Snapshots;

/// <summary>Which snapshots are meant: those with this part in their names, or, with * and ?, those whose whole name is of this form.</summary>
internal sealed class NamePattern
{
    private readonly Regex _regex;

    public NamePattern(string pattern)
    {
        bool isForm = pattern.AsSpan().ContainsAny('*', '?');
        string form = Regex.Escape(pattern)
            .Replace("\\*", ".*", StringComparison.Ordinal)
            .Replace("\\?", ".", StringComparison.Ordinal);
        _regex = new Regex(isForm ? $"^{form}$" : form, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public bool Matches(string name) => _regex.IsMatch(name);
}
