using Micro.Archive;
using Micro.Tools.Symbols;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>The symbols here have the forms that ilc 10.0.12 gives them.</summary>
public sealed class MangledNamesTests
{
    private static readonly MangledNames _names = new(
    [
        typeof(ArchiveReader).Assembly.Location,
        typeof(MangledNamesTests).Assembly.Location,
        typeof(System.Collections.Generic.List<>).Assembly.Location,
    ]);

    [Theory]
    [InlineData("Micro_Archive_Micro_Archive_ArchiveReader__TryFind", "Micro.Archive.ArchiveReader.TryFind")]
    [InlineData("Micro_Archive_Micro_Archive_ArchiveReader___ctor", "Micro.Archive.ArchiveReader.ctor")]
    [InlineData("Micro_Archive_Micro_Archive_ArchiveReader__get_Count", "Micro.Archive.ArchiveReader.get_Count")]
    [InlineData("Micro_Tools_Tests_Micro_Tools_Tests_MangledNamesTests_Sample_1<Micro_Archive_Micro_Archive_Checksum>__Get",
        "Micro.Tools.Tests.MangledNamesTests.Sample<Checksum>.Get")]
    [InlineData("Micro_Tools_Tests_Micro_Tools_Tests_MangledNamesTests_Sample_1<Micro_Archive_Micro_Archive_Checksum>__Get_0",
        "Micro.Tools.Tests.MangledNamesTests.Sample<Checksum>.Get")]
    [InlineData("Micro_Archive_Micro_Archive_Checksum__Of<Micro_Archive_Micro_Archive_Record__Micro_Archive_Micro_Archive_Grants>",
        "Micro.Archive.Checksum.Of<Record, Grants>")]
    [InlineData("Micro_Archive_Micro_Archive_Checksum__Of<Unknown__Micro_Archive_Micro_Archive_Grants>",
        "Micro.Archive.Checksum.Of<?>")]
    [InlineData("_start", "_start")]
    [InlineData("RhpNewFast", "RhpNewFast")]
    [InlineData("Micro_Archive_Nobody__Knows", "Micro_Archive_Nobody__Knows")]
    [InlineData("Micro_Archive_Micro_Archive_Checksum__Of<", "Micro.Archive.Checksum.Of<?>")]
    [InlineData("", "")]
    public void A_symbol_becomes_the_name_that_its_author_wrote(string symbol, string name) =>
        Assert.Equal(name, _names.Readable(symbol));

    private static class Sample<T>
    {
        public static T? Get(T? value) => value;

        public static T? Get(T? value, int again) => again > 0 ? Get(value) : value;
    }

    [Fact]
    public void The_sample_is_what_its_symbols_say() => Assert.Equal(3, Sample<int>.Get(3, 1));
}
