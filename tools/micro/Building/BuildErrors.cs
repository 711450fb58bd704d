using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Micro.Tools.Building;

/// <summary>Finds in all that MSBuild says what matters.</summary>
internal static partial class BuildErrors
{
    // MSBuild says every error twice, and much else; where it names none, all that it said is the reason.
    public static string Of(string text)
    {
        string[] errors = [.. text.Split('\n')
            .Where(line => line.Contains("error", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))
            .Distinct()];
        return errors.Length == 0 ? text.TrimEnd() : string.Join('\n', errors);
    }

    /// <summary>True where an error has its place in a file that people write, or building again could not help.</summary>
    public static bool AreInSources(string text) => InSource().IsMatch(text);

    // The places of the C# compiler and of the assembler; what ilc and the linker miss; what NuGet cannot fetch. The place of a
    // program that failed is a line of a .targets file, and says nothing.
    [GeneratedRegex(@"\.(cs|csproj|S)(\(\d|:\d).*error|will always throw|preinitialize|undefined symbol|error (NU|NETSDK)\d|is not installed")]
    private static partial Regex InSource();
}
