using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;

namespace Micro.Tools.CommandLine;

/// <summary>The help of a command: how it is called, what each word means, and what its statuses say.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private static readonly string[] _statuses =
    [
        "Exit status of run: that of the last command; else 2 wrong arguments, 124 time-out or a guest",
        "idle for ever, 125 QEMU or the tool failed, 134 kernel panic, 128+n ended by signal n.",
    ];

    /// <summary>Shows this page wherever --help is given.</summary>
    public static RootCommand AddTo(RootCommand root)
    {
        foreach (HelpOption option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpPage();
        }

        return root;
    }

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Usage: " + Usage(command));
        Draw(output, "Commands:", command.Subcommands.Select(inner => (inner.Name, inner.Description ?? "")));
        IEnumerable<Option> options = command.Options.Where(option => option is not (HelpOption or VersionOption));
        Draw(output, "Options:", [.. options.Select(option => (Word(option), option.Description ?? "")), ("--help", "show this")]);
        Draw(output, "Arguments:", command.Arguments.Where(MicroCommandLine.IsOneWord).Select(word => (word.Name, word.Description ?? "")));
        IEnumerable<Argument> lists = command.Arguments.Where(argument => !MicroCommandLine.IsOneWord(argument));
        Draw(output, "Then:", lists.Select(argument => ($"-- {argument.Name}", "more arguments for QEMU, as they are")));
        IEnumerable<string> last = command is RootCommand
            ? ["", .. _statuses, "", "micro COMMAND --help says more about a command. The guide is README.md."]
            : lists.Any() ? ["", .. _statuses] : [];
        foreach (string line in last)
        {
            output.WriteLine(line);
        }

        return ExitStatus.Success;
    }

    private static string Usage(Command command)
    {
        string name = command is RootCommand ? "micro COMMAND" : $"micro {command.Name}";
        string rest = string.Concat(command.Arguments.Select(ArgumentUsage));
        return $"{name} [OPTION]…{rest}";
    }

    private static string ArgumentUsage(Argument argument) => !MicroCommandLine.IsOneWord(argument) ? $" [-- {argument.Name}]"
        : argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]"
        : $" {argument.Name}";

    private static string Word(Option option) =>
        string.IsNullOrEmpty(option.HelpName) ? option.Name : $"{option.Name} {option.HelpName}";

    private static void Draw(TextWriter output, string title, IEnumerable<(string Word, string Meaning)> rows)
    {
        (string Word, string Meaning)[] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        int width = all.Max(row => row.Word.Length);
        foreach ((string word, string meaning) in all)
        {
            output.WriteLine($"  {word.PadRight(width)}  {meaning}");
        }
    }
}
