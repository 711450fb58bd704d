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
}
