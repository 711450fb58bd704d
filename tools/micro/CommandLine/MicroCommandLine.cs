using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Micro.Tools.CommandLine;

/// <summary>Parses the command line and runs the command. What is wrong with it is one line, never a page of help.</summary>
internal static class MicroCommandLine
{
    private const string EndOfOptions = "--";

    public static int Run(Tool tool, string[] arguments)
    {
        ParseResult parsed = Parse(tool, arguments);
        return parsed.Invoke(new InvocationConfiguration
        {
            // Main turns exceptions into lines, and StopSignals has the signals.
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = Say.Output,
            Error = Say.Output,
        });
    }

    internal static ParseResult Parse(Tool tool, string[] arguments)
    {
        // A script may well start with '@': it is not the name of a file with more arguments.
        ParserConfiguration configuration = new() { ResponseFileTokenReplacer = null };
        ParseResult parsed = CommandTree.Create(tool).Parse(arguments, configuration);
        Check(parsed, arguments);
        return parsed;
    }

    private static void Check(ParseResult parsed, string[] arguments)
    {
        Command command = parsed.CommandResult.Command;
        if (StrayArgument(parsed, arguments) is string stray)
        {
            throw ToolException.Usage(Describe(command, stray));
        }

        if (arguments.Length == 0)
        {
            throw ToolException.Usage("no command given: (choose from " + string.Join(", ", Names(command)) + ")");
        }

        // Who asks what a command takes need not give it.
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpPage)
        {
            throw ToolException.Usage(parsed.Errors[0].Message);
        }
    }

    /// <summary>The first argument that nothing asked for.</summary>
    private static string? StrayArgument(ParseResult parsed, string[] arguments)
    {
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return parsed.UnmatchedTokens[0];
        }

        // An argument takes everything that is left over, but only what is behind "--" is meant for one with many words.
        Argument? rest = parsed.CommandResult.Command.Arguments.FirstOrDefault();
        if (rest is null)
        {
            return null;
        }

        int end = Array.IndexOf(arguments, EndOfOptions);
        int behind = end < 0 ? 0 : arguments.Length - end - 1;
        string[] taken = [.. parsed.GetResult(rest)?.Tokens.Select(token => token.Value) ?? []];
        string[] before = taken[..Math.Max(taken.Length - behind, 0)];
        return IsOneWord(rest) ? before.FirstOrDefault(word => word.StartsWith('-')) : before.FirstOrDefault();
    }

    /// <summary>Whether an argument is a word of the command itself, not a list behind "--".</summary>
    internal static bool IsOneWord(Argument argument) => argument.Arity.MaximumNumberOfValues == 1;

    private static string Describe(Command command, string stray)
    {
        if (stray.StartsWith('-'))
        {
            string where = command is RootCommand ? "" : $" of '{command.Name}'";
            return Choices.Unknown("option", stray.Split('=')[0], OptionNames(command), where);
        }

        return command is RootCommand
            ? Choices.Unknown("command", stray, Names(command))
            : $"'{command.Name}' takes no argument '{stray}': (choose from {string.Join(", ", OptionNames(command))})";
    }

    private static IEnumerable<string> Names(Command command) => command.Subcommands.Select(inner => inner.Name);

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Select(option => option.Name).Append("--help").Distinct();
}
