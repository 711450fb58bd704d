using System;
using Spectre.Console;

namespace Micro.Tools;

/// <summary>Shows on standard error that something takes its time: a spinner for people, a line for files.</summary>
internal static class Progress
{
    private static readonly IAnsiConsole Terminal = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
    });

    public static void Run(string what, Action action)
    {
        if (Console.IsErrorRedirected)
        {
            Say.Note(what);
            action();
            return;
        }

        Terminal.Status().Start("micro: " + Markup.Escape(what), _ => action());
    }
}
