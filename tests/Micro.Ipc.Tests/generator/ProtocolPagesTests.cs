using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Micro.Generator.Pages;
using Xunit;

namespace Micro.Ipc.Tests.Generator;

/// <summary>docs/protocols.md is what the interfaces say.</summary>
public sealed class ProtocolPagesTests
{
    /// <summary>Set by docs/update-protocols: write the page instead of comparing it.</summary>
    private const string Update = "MICRO_UPDATE_DOCS";

    [Fact]
    public void The_page_of_protocols_is_in_step()
    {
        string page = Path.Combine(Root(), "docs", "protocols.md");
        string made = Page();
        if (Environment.GetEnvironmentVariable(Update) is not null)
        {
            File.WriteAllText(page, made);
        }

        Assert.True(File.ReadAllText(page) == made, "docs/protocols.md is out of step: run docs/update-protocols");
    }

    [Fact]
    public void Every_operation_has_a_sentence_of_its_own()
    {
        string[] lines = Page().Split('\n');
        string[] silent = [.. lines.Where((line, index) => line.StartsWith("### ", StringComparison.Ordinal)
            && !line.EndsWith(": types", StringComparison.Ordinal) && lines[index + 2] is [] or ['|', ..])];
        Assert.Empty(silent);
    }

    private static string Page()
    {
        string[] sources = Directory.GetFiles(Path.Combine(Root(), "ipc", "protocols"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(f => File.ReadAllText(f, Encoding.UTF8)).ToArray();
        return ProtocolPages.Of(GeneratorRun.Compile(sources, except: "Micro.Protocols.dll"));
    }

    private static string Root([CallerFilePath] string testFile = "") => Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..");
}
