using System;
using System.Threading.Tasks;
using Micro.Tracing.Tests.Support;
using VerifyXunit;
using Xunit;

namespace Micro.Tracing.Tests;

/// <summary>Recordings as text.</summary>
public sealed class TraceTextTests
{
    [Fact]
    public async Task A_call_has_the_calls_that_it_caused_below_it() => await Verifier.Verify(TraceText.Of(Sessions.Cat().Recording));

    [Fact]
    public void A_client_of_choice_is_shown_as_if_the_others_had_done_nothing()
    {
        RecordingScript script = Sessions.Servers();
        Sessions.Open(script, Sessions.Cp, "/a", 3);
        Sessions.Open(script, Sessions.Shell, "/b", 3);

        string text = TraceText.Of(script.Recording, new TraceTextOptions { Client = "shell" });

        Assert.StartsWith("shell → fd  Open(path: \"/b\", flags: Read)  #1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/a", text, StringComparison.Ordinal);
        Assert.Contains("Ok(descriptor: Fd_1, kind: File, file: Endpoint_1)", text, StringComparison.Ordinal);
    }
}
