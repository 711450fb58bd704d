using System.Diagnostics;
using System.Threading.Tasks;
using Micro.Tools.Host;

namespace Micro.Tools.Testing;

/// <summary>Whether all sources are formatted as .editorconfig says.</summary>
/// <remarks>It takes minutes of one processor and little of the other, so it runs beside the tests.</remarks>
internal sealed class FormatCheck
{
    private readonly Task<SubprocessResult> _check;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private FormatCheck(Task<SubprocessResult> check)
    {
        _check = check;
    }

    /// <summary>Begins; everything is built, and nothing of <paramref name="solution"/> may be built for a while.</summary>
    public static FormatCheck Start(Tool tool, string solution)
    {
        Say.Note("checking the formatting beside the tests");
        string[] arguments = ["format", solution, "--verify-no-changes", "--no-restore"];
        return new FormatCheck(Task.Run(() => Subprocess.Capture(tool.Signals, DotnetHost.Program, arguments, tool.Repository.Root)));
    }

    /// <summary>Waits for the end, and says what is not as it should be.</summary>
    public SuiteResult Finish()
    {
        SubprocessResult result = _check.GetAwaiter().GetResult();
        bool isClean = result.Status == 0;
        if (!isClean)
        {
            Say.Quote(result.Text.TrimEnd());
        }

        return new SuiteResult("dotnet format", isClean ? 1 : 0, isClean ? 0 : 1, 0, _clock.Elapsed);
    }
}
