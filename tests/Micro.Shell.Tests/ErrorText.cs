using System.Linq;
using System.Text.RegularExpressions;

namespace Micro.Shell.Tests;

/// <summary>Error messages as "command: subject: reason", so that the host's can be compared with ours.</summary>
internal static class ErrorText
{
    // What the tools of the host say otherwise than the shell does: a pattern, and our words. In this order.
    private static readonly (string Pattern, string Words)[] _differences =
    [
        // Hints, and the second line of bash's syntax errors.
        ("^(Try '.*' for more information\\.|/bin/bash: -c: line \\d+: `.*|hexdump: all input file arguments failed)$", ""),
        ("^.*(syntax error|unexpected EOF).*$", "sh: syntax error"),

        // bash and dash say where they are, and bash names itself before a built-in.
        (@"^(?:/bin/bash|sh|bash): (?:line )?\d+: ", "sh: "),
        ("^sh: (cd|exit|export|kill|printf|read|set|shift|test|\\[|unset|wait): ", "$1: "),
        ("^sh: (.*): not found$", "sh: $1: command not found"),
        ("[`']", ""),

        // Tools with words of their own.
        ("^xargs: (.*): No such file or directory$", "sh: $1: command not found"),
        ("^xargs: unmatched (?:single|double) quote;.*$", "xargs: unmatched quote"),
        ("^wait: pid (.*) is not a child of this shell$", "wait: $1: no such job"),
        ("^printf: (.*): invalid number$", "printf: $1: expected a numeric value"),
        ("^grep: Invalid regular expression$", "grep: Unmatched [, [^, [:, [., or [="),
        ("^Usage: grep .*$", "grep: missing pattern"),
        ("^sort: (?:cannot read|read failed|open failed): ", "sort: "),
        ("^uniq: error reading (.*)$", "uniq: $1: Is a directory"),
        ("^(head|tail): error reading (.*)$", "$1: $2"),
        ("^(cp|mv): .* and (.*) are the same file$", "$1: $2: is the same file as the source"),
        ("^(cp|mv): target (.*): (.*)$", "$1: $2: $3"),
        ("^cp: cannot copy a directory, .*, into itself, (.*)$", "cp: $1: cannot copy a directory into itself"),
        ("^mv: cannot move .* to a subdirectory of itself, (.*)$", "mv: $1: cannot move a directory into itself"),
        ("^mv: cannot move .* to (.*): (.*)$", "mv: $1: $2"),
        ("^(cp|mv): cannot overwrite non-directory (.*) with directory .*$", "$1: $2: Not a directory"),
        ("^mv: cannot overwrite directory (.*) with non-directory$", "mv: $1: Is a directory"),
        ("^rm: refusing to remove .* directory: skipping (.*)$", "rm: $1: refusing to remove . or .."),

        // coreutils say what they tried: "cannot open 'x' for reading: reason".
        ("^([a-z0-9]+): (?:cannot|failed to) (?:access|create directory|create regular file|open|read|remove|stat|statx|touch|utime|create) (.*?)(?: for [a-z]+)?: (.*)$", "$1: $2: $3"),
    ];

    public static string Of(string error) => string.Join('\n', error.Split('\n').Select(Plain).Where(line => line.Length > 0));

    private static string Plain(string line) =>
        _differences.Aggregate(line, (text, difference) => Regex.Replace(text, difference.Pattern, difference.Words));
}
