using System.IO;
using Spectre.Console;

namespace Micro.Tools.Tests.Support;

/// <summary>A console without colours, whatever the terminal of whoever runs the tests.</summary>
internal static class PlainConsole
{
    public static IAnsiConsole To(TextWriter text) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Out = new AnsiConsoleOutput(text),
    });
}
