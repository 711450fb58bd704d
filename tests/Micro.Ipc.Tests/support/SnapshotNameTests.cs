using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VerifyTests;
using VerifyXunit;
using Xunit;

namespace Micro.Ipc.Tests.Support;

/// <summary>How the files of snapshots are called, as Verify's docs/naming.md has it.</summary>
public sealed class SnapshotNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("micro-names").FullName;

    private string Received => Path.GetFileName(Directory.GetFiles(_folder).Single());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task By_class_and_method()
    {
        await Fails(Verifier.Verify("text"));
        Assert.Equal("SnapshotNameTests.By_class_and_method.received.txt", Received);
    }

    [Theory]
    [InlineData("x64", 2, true, null)]
    public async Task By_parameters(string arch, int size, bool flag, string? none)
    {
        await Fails(Verifier.Verify("text").UseParameters(arch, size, flag, none));
        Assert.Equal("SnapshotNameTests.By_parameters_arch=x64_size=2_flag=True_none=null.received.txt", Received);
    }

    [Theory]
    [InlineData("a/b:c#d", 2)]
    public async Task By_the_first_parameters_without_what_file_systems_refuse(string path, int size)
    {
        Assert.Equal(2, size);
        await Fails(Verifier.Verify("text").UseParameters(path));
        Assert.Equal("SnapshotNameTests.By_the_first_parameters_without_what_file_systems_refuse_path=a-b-c-d.received.txt", Received);
    }

    [Theory]
    [InlineData(null)]
    public async Task By_lists_and_dates(object? value)
    {
        Assert.Null(value);
        (object Given, string Name)[] cases =
        [
            (new[] { 1, 2 }, "1,2"),
            (Array.Empty<int>(), "[]"),
            (new object?[] { new[] { 1, 2 }, Array.Empty<int>(), null, "a/b" }, "[1,2],[],null,a-b"),
            (new DateOnly(2026, 11, 28), "2026-11-28"),
            (new TimeOnly(13, 5), "1-05-PM"),
            (1.5, "1.5"),
        ];
        foreach ((object given, string name) in cases)
        {
            await Fails(Verifier.Verify("text").UseParameters([given]));
            Assert.Equal($"SnapshotNameTests.By_lists_and_dates_value={name}.received.txt", Received);
            File.Delete(Path.Combine(_folder, Received));
        }
    }

    [Fact]
    public async Task By_a_text_for_the_parameters()
    {
        await Fails(Verifier.Verify("text").UseTextForParameters("case"));
        Assert.Equal("SnapshotNameTests.By_a_text_for_the_parameters_case.received.txt", Received);
    }

    [Fact]
    public async Task By_a_name_of_its_own()
    {
        await Fails(Verifier.Verify("text").UseFileName("own"));
        Assert.Equal("own.received.txt", Received);
    }

    [Fact]
    public async Task By_settings_that_many_share()
    {
        VerifySettings settings = new();
        settings.UseTypeName("Other");
        settings.UseMethodName("Name");
        await Fails(Verifier.Verify("text", settings));
        Assert.Equal("Other.Name.received.txt", Received);
    }

    [Fact]
    public async Task Also_from_a_function_that_the_test_calls()
    {
        await InAFunction();
        Assert.Equal("SnapshotNameTests.Also_from_a_function_that_the_test_calls.received.txt", Received);
    }

    [Fact]
    public async Task Not_by_more_parameters_than_there_are()
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Verifier.Verify("text").UseParameters(1).ToTask());
        Assert.Equal("The number of passed in parameters (1) must not exceed the number of parameters for the method (0).", error.Message);
    }

    [Fact]
    public async Task Not_by_a_whole_name_and_a_part_of_it() =>
        await Assert.ThrowsAnyAsync<Exception>(() => Verifier.Verify("text").UseMethodName("a").UseFileName("b").ToTask());

    [Fact]
    public async Task Not_by_a_name_that_was_used_before()
    {
        await Fails(Verifier.Verify("text"));
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Verifier.Verify("text").UseDirectory(_folder).ToTask());
        Assert.Contains("The prefix has already been used", error.Message, StringComparison.Ordinal);
    }

    private async Task InAFunction()
    {
        await Task.Yield();
        await Fails(Verifier.Verify("text"));
    }

    private Task<Exception> Fails(SettingsTask task) =>
        Assert.ThrowsAnyAsync<Exception>(() => task.UseDirectory(_folder).DisableDiff().ToTask());
}
