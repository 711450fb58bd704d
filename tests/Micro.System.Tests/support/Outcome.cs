using System.Linq;
using Xunit;

namespace Micro.System.Tests.Support;

/// <summary>A finished run of the tool: its status, its two streams, and the kernel's log.</summary>
internal sealed record Outcome(string Command, int Status, string Output, string Error, string Log)
{
    private const int TailLines = 40;

    /// <summary>Fails, with all there is to see, unless the run ended so.</summary>
    public void Expect(int status, string output)
    {
        ExpectStatus(status);
        if (Output != output)
        {
            Assert.Fail($"{Describe()}\n--- expected output\n{output}");
        }
    }

    /// <summary>Fails, with all there is to see, unless the run ended with this status.</summary>
    public void ExpectStatus(int status)
    {
        if (Status != status)
        {
            Assert.Fail($"status {Status} instead of {status}\n{Describe()}");
        }
    }

    /// <summary>Fails unless the tool's own words hold this text.</summary>
    public void ExpectError(string text)
    {
        if (!Error.Contains(text, global::System.StringComparison.Ordinal))
        {
            Assert.Fail($"nothing about '{text}' on standard error\n{Describe()}");
        }
    }

    /// <summary>Fails unless the output holds this text.</summary>
    public void ExpectOutput(string text)
    {
        if (!Output.Contains(text, global::System.StringComparison.Ordinal))
        {
            Assert.Fail($"nothing about '{text}' on standard output\n{Describe()}");
        }
    }

    /// <summary>Everything, for the message of a failed test.</summary>
    public string Describe() =>
        $"{Command}\n--- status {Status}\n--- output\n{Tail(Output)}\n--- error\n{Tail(Error)}\n--- log\n{Tail(Log)}";

    private static string Tail(string text) => string.Join('\n', text.Split('\n').TakeLast(TailLines));
}
