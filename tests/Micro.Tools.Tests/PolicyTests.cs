using System;
using System.Collections.Generic;
using System.IO;
using Micro.Tools.Manifests;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("servers/mm/pmm", "FrameAllocatorConformanceTests.cs")]
    [InlineData("servers/mm/heap", "HeapPolicyConformanceTests.cs")]
    public void Every_policy_is_in_the_conformance_suite_of_its_kind(string server, string suite)
    {
        string source = File.ReadAllText(Project.PathOf(Path.Combine("tests", "Micro.Memory.Tests", suite)));
        IReadOnlyList<string> variants = ProjectVariants.Of(Project.PathOf(server));

        Assert.True(variants.Count > 1);
        Assert.All(variants, name => Assert.Contains($"[\"{name}\"] = ", source, StringComparison.Ordinal));
    }
}
