using System;
using Spectre.Console;

namespace Micro.Tools.Host;

/// <summary>Tables on standard output: in colours and as wide as the terminal where there is one, else plain and as wide as
/// they need, so that what a program reads from a pipe is never wrapped.</summary>
internal static class OutputConsole
{
    private const int Unbounded = 1000;

    public static IAnsiConsole Create() => Create(!Console.IsOutputRedirected);

    internal static IAnsiConsole Create(bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Say.Output),
        });
        if (!isTerminal)
        {
            console.Profile.Width = Unbounded;
        }

        return console;
    }
}
