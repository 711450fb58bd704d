using Xunit;

namespace Micro.Runtime.Tests;

/// <summary>What a kernel may not do does not link, and the build says where it was done.</summary>
[Collection("Machine images")]
public sealed class KernelBanTests
{
    private const string Project = "tests/machine/kernel/Micro.Tests.Kernel.csproj";

    [Fact]
    public void A_kernel_of_spans_and_structs_builds()
    {
        (int status, string output) = MachineImages.Build(Project, "x64", "KernelCase=Fine");

        Assert.True(status == 0, output);
    }

    [Theory]
    [InlineData("New", "undefined symbol: RhpNewFast", "cases/New.cs")]
    [InlineData("New", "undefined symbol: RhpAssignRef", "cases/New.cs")]
    [InlineData("Throw", "undefined symbol: RhpThrowEx", "KernelEntry.cs")]
    [InlineData("LazyStatic", "Could not preinitialize", "Micro.Tests.Kernel.KernelCase")]
    [InlineData("MissingMember", "Method will always throw because", "System.Text.Encoding")]
    public void A_kernel_with_a_banned_construct_fails_to_build_and_names_it(string kernelCase, string error, string place)
    {
        (int status, string output) = MachineImages.Build(Project, "x64", "KernelCase=" + kernelCase);

        Assert.NotEqual(0, status);
        Assert.Contains(error, output, System.StringComparison.Ordinal);
        Assert.Contains(place, output, System.StringComparison.Ordinal);
    }
}
