using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Matching;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Finds lines that match a pattern.</summary>
public sealed class GrepCommand : ICommand
{
    private const int Trouble = 2;

    public ReadOnlySpan<byte> Name => "grep"u8;

    public ReadOnlySpan<byte> Synopsis => "[-EFGHLchilnoqrsvwx] [-m COUNT] [-e] PATTERN [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the lines that match the regular expression PATTERN (several: one a
        line). -E: extended, -F: plain text;
        -i: ignoring case; -v: lines that do not; -w, -x: whole words, lines; -o:
        only what matches; -n: with line numbers;
        -c: how many; -l, -L: which files do, do not; -q: nothing; -r: directories;
        -h, -H: without, with names; -m: at most COUNT; -s: no errors.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader reader = new(context);
        GrepOptions options = new();
        ByteBuffer patterns = new(context.System);
        bool hasPattern = false;
        ReadOnlySpan<byte> specification = "EFGHLchilnoqrRsvwxye:m:"u8;
        for (int option = reader.Next(specification); option != OptionReader.End; option = reader.Next(specification))
        {
            if (option == 'e')
            {
                patterns.Append(hasPattern ? "\n"u8 : default);
                patterns.Append(reader.Value);
                hasPattern = true;
            }
            else if (!options.Take(option, reader.Value))
            {
                return Trouble;
            }
        }

        int firstFile = hasPattern ? 0 : 1;
        if (!hasPattern && reader.OperandCount == 0)
        {
            context.Complain("missing pattern"u8);
            return Trouble;
        }

        patterns.Append(hasPattern ? default : reader.Operand(0));
        Regex regex = new(context.System, options.IgnoresCase);
        if (!TryCompile(context, regex, options, patterns.Bytes))
        {
            return Trouble;
        }

        GrepSearch search = new(context, options, regex);
        SearchAll(search, reader, options, firstFile);
        return search.IsSelected && (options.IsQuiet || !search.HasFailed) ? ExitStatus.Success
            : search.HasFailed ? Trouble : ExitStatus.Failure;
    }

    private static void SearchAll(GrepSearch search, OptionReader reader, GrepOptions options, int firstFile)
    {
        int count = reader.OperandCount - firstFile;
        search.ShowsNames = options.ShowsNames ?? (count > 1 || options.IsRecursive);
        if (count == 0)
        {
            if (options.IsRecursive)
            {
                search.SearchTree(default);
            }
            else
            {
                search.SearchFile("-"u8);
            }
        }

        for (int i = firstFile; i < reader.OperandCount && !search.IsDone; i++)
        {
            search.Search(reader.Operand(i));
        }
    }

    /// <summary>Each line of the patterns is one.</summary>
    private static bool TryCompile(CommandContext context, Regex regex, GrepOptions options, ReadOnlySpan<byte> patterns)
    {
        bool more;
        do
        {
            int end = patterns.IndexOf((byte)'\n');
            more = end >= 0;
            ReadOnlySpan<byte> pattern = more ? patterns.Slice(0, end) : patterns;
            patterns = more ? patterns.Slice(end + 1) : default;
            ReadOnlySpan<byte> error = regex.Add(pattern, options.Syntax, options.MatchesLines, options.MatchesWords);
            if (!error.IsEmpty)
            {
                context.Complain(error);
                return false;
            }
        }
        while (more);

        regex.Complete();
        return true;
    }
}
