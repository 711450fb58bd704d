namespace Micro.Servers.Shell.Matching;

/// <summary>How patterns are written.</summary>
public enum RegexSyntax : byte
{
    /// <summary>`grep`: operators other than `.`, `*`, `[`, `^` and `$` have a backslash.</summary>
    Basic,

    /// <summary>`grep -E`.</summary>
    Extended,

    /// <summary>`grep -F`: no operators.</summary>
    Fixed,
}
