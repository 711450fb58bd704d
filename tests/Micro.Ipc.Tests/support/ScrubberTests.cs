using System;
using System.Threading.Tasks;
using VerifyXunit;
using Xunit;

namespace Micro.Ipc.Tests.Support;

/// <summary>What is taken out of a text before it is compared.</summary>
public sealed class ScrubberTests : VerifyBase
{
    private const string Guid = "c8eaf1b2-0f5b-4d3a-9c55-3d0f5b1d2a77";

    public ScrubberTests()
        : base()
    {
    }

    [Fact]
    public async Task Scrubbers_change_the_text_that_is_compared() =>
        await Verify($"one\nTWO lines\n\nthree 7\n{Guid} {Guid} 00000000-0000-0000-0000-000000000001\nlast\n")
            .ScrubLinesContaining("two")
            .ScrubEmptyLines()
            .ScrubLinesWithReplace(line => line.Replace("three", "3", StringComparison.Ordinal))
            .ScrubLines(line => line == "one")
            .ScrubReplace("last", "the end")
            .AddScrubber(text => text.Replace('7', 'N'))
            .ScrubInlineGuids();
}
