using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Micro.System.Tests.Support;
using Micro.Testing;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Scripts of sessions/, and what a user sees of each: the same on both CPUs.</summary>
public abstract class SessionTests
{
    private readonly string _architecture;

    protected SessionTests(string architecture)
    {
        _architecture = architecture;
    }

    public static TheoryData<string> Sessions =>
        [.. Directory.GetFiles(Folder, "*.sh").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    private static string Folder => Project.PathOf("tests/Micro.System.Tests/sessions");

    [Theory]
    [MemberData(nameof(Sessions))]
    public Task A_session_shows_what_it_always_showed(string session)
    {
        Outcome outcome = MicroCommand.Script(_architecture, Path.Combine(Folder, session + ".sh"));

        Assert.True(outcome.Error.Length == 0, outcome.Describe());
        return Verifier.Verify($"{outcome.Output}[status {outcome.Status}]\n").UseMethodName(session).ToTask();
    }
}
