using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Micro.System.Tests.Support;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests;

/// <summary>The scripts of sessions/, and what a user sees of each: one text for both CPUs.</summary>
public sealed class SessionTests
{
    public static TheoryData<string> Sessions =>
        [.. Directory.GetFiles(Folder, "*.sh").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    private static string Folder => Project.PathOf("tests/Micro.System.Tests/sessions");

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task A_session_shows_what_it_always_showed(string session)
    {
        string file = Path.Combine(Folder, session + ".sh");
        Task<Outcome> other = Task.Run(() => MicroCommand.Script(MicroCommand.Arm64, file));
        Outcome x64 = MicroCommand.Script(MicroCommand.X64, file);
        Outcome arm64 = await other;

        Assert.True(x64.Error.Length == 0, x64.Describe());
        Assert.True(arm64.Error.Length == 0, arm64.Describe());
        Assert.Equal(Text(x64), Text(arm64));
        await Verify(Text(x64)).UseMethodName("Session").UseTextForParameters(session);
    }

    [Fact]
    public void Every_built_in_command_is_in_a_session()
    {
        char[] separators = [' ', '\n', ';', '|', '&', '(', ')', '{', '}', '`', '"', '\''];
        string[] words = [.. Directory.GetFiles(Folder, "*.sh").SelectMany(file => File.ReadAllText(file).Split(separators))];

        // `help` alone: from the command itself to the next one in the transcript, a command a line.
        string[] lines = File.ReadAllLines(Project.PathOf("tests/Micro.System.Tests/SessionTests.Session_help.verified.txt"));
        string[] commands = [.. lines.SkipWhile(line => line != "help").Skip(1)
            .TakeWhile(line => !line.StartsWith("help ls;", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];

        Assert.True(commands.Length > 50, string.Join(' ', commands));
        Assert.Empty(commands.Except(words));
    }

    private static string Text(Outcome outcome) => $"{outcome.Output}[status {outcome.Status}]\n";
}
