using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Micro.Runtime.Tests;

/// <summary>The law of the core library: nothing public that .NET lacks, and everything public reachable under the name .NET gives it.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] _references = Directory.GetFiles(Places.References, "*.dll");

    [Fact]
    public void The_core_library_shows_nothing_that_dotnet_lacks()
    {
        HashSet<string> known = [.. _references.SelectMany(PublicSurface.Members)];

        Assert.Equal([], PublicSurface.Members(Places.CoreLib).Where(line => !known.Contains(line)));
    }

    [Fact]
    public void Every_type_is_forwarded_by_the_assembly_in_which_dotnet_has_it()
    {
        Dictionary<string, string> homes = _references
            .SelectMany(file => PublicSurface.Types(file).Select(type => (Type: type, Home: Path.GetFileName(file))))
            .ToDictionary(pair => pair.Type, pair => pair.Home);
        IEnumerable<string> expected = PublicSurface.Types(Places.CoreLib)
            .Where(type => !type.Contains('+'))
            .Select(type => $"{homes.GetValueOrDefault(type, "nowhere")}: {type}");
        IEnumerable<string> actual = Directory.GetFiles(Places.Facades, "System.*.dll")
            .SelectMany(file => PublicSurface.Forwards(file).Select(type => $"{Path.GetFileName(file)}: {type}"));

        Assert.Equal(expected.Order(), actual.Order());
    }
}
