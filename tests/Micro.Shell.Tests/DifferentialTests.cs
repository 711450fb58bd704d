using System.Collections.Generic;
using System.Text;
using Xunit;

namespace Micro.Shell.Tests;

/// <summary>The same text, run by this shell on the model and by bash with GNU tools on the host, gives the same output and status.</summary>
public sealed class DifferentialTests
{
    private static readonly Dictionary<string, byte[]> _files = new()
    {
        ["a.txt"] = Encoding.Latin1.GetBytes("alpha\nbeta\ngamma\n"),
        ["b.txt"] = Encoding.Latin1.GetBytes("10\n9\n2\n33\n2\n"),
        ["dir/c.txt"] = Encoding.Latin1.GetBytes("one two  three\nfour\n\nfive"),
        ["dir/sub/d"] = Encoding.Latin1.GetBytes("x\ty\0z\n"),
        ["empty"] = [],
    };

    public static TheoryData<string> Language => Cases(LanguageCases.All);

    public static TheoryData<string> Text => Cases(CommandCases.Text);

    public static TheoryData<string> Edges => Cases(EdgeCases.All);

    public static TheoryData<string> Combinations => Cases(CombinationCases.All);

    [HostShellTheory]
    [MemberData(nameof(Combinations))]
    public void Language_and_commands_together_work_as_in_bash(string text) => Compare(text);

    public static TheoryData<string> Files => Cases(CommandCases.Files);

    [HostShellTheory]
    [MemberData(nameof(Edges))]
    public void Unusual_input_is_treated_as_by_GNU_tools(string text) => Compare(text);

    [HostShellTheory]
    [MemberData(nameof(Language))]
    public void The_language_works_as_in_bash(string text) => Compare(text);

    [HostShellTheory]
    [MemberData(nameof(Text))]
    public void Commands_on_text_write_what_GNU_tools_write(string text) => Compare(text);

    [HostShellTheory]
    [MemberData(nameof(Files))]
    public void Commands_on_files_do_what_GNU_tools_do(string text) => Compare(text);

    private static TheoryData<string> Cases(string cases)
    {
        TheoryData<string> data = [];
        foreach (string line in cases.Split("\n--\n"))
        {
            data.Add(line);
        }

        return data;
    }

    private static void Compare(string text)
    {
        (string output, string error, int status) = HostShell.Run(text, _files);
        ShellRun run = ShellRun.Of(text, _files);
        Assert.Equal(output, run.Output);
        Assert.Equal(status, run.Status);
        Assert.Equal(ErrorText.Of(error), ErrorText.Of(run.Error));
    }
}
