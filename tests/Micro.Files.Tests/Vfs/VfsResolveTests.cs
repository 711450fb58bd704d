using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Protocols;
using Xunit;

namespace Micro.Files.Tests.Vfs;

/// <summary>Paths in, mounts and rests out.</summary>
public sealed class VfsResolveTests
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("//", "")]
    [InlineData("///a", "a")]
    [InlineData("/a", "a")]
    [InlineData("/a/", "a")]
    [InlineData("/a//b///c//", "a/b/c")]
    [InlineData("/.", "")]
    [InlineData("/./a/./b/.", "a/b")]
    [InlineData("/..", "")]
    [InlineData("/../../a", "a")]
    [InlineData("/a/..", "")]
    [InlineData("/a/b/..", "a")]
    [InlineData("/a/b/../", "a")]
    [InlineData("/a/../../b/../c", "c")]
    [InlineData("/a/./../b", "b")]
    [InlineData("/...", "...")]
    [InlineData("/.a", ".a")]
    [InlineData("/..a/b..", "..a/b..")]
    [InlineData("/a b/\u00E4", "a b/\u00E4")]
    [InlineData("/.../..", "")]
    public void A_path_is_brought_to_its_normal_form(string path, string rest)
    {
        using VfsWorld world = new();
        Assert.Equal(("root", rest), world.Resolve(path));
    }

    [Theory]
    [InlineData("", ServiceError.NotFound)]
    [InlineData("a", ServiceError.InvalidArgument)]
    [InlineData("./a", ServiceError.InvalidArgument)]
    public void Only_absolute_paths_lead_anywhere(string path, ServiceError error)
    {
        using VfsWorld world = new();
        Assert.Equal((error.ToString(), ""), world.Resolve(path));
    }

    [Fact]
    public void The_longest_path_is_resolved()
    {
        using VfsWorld world = new();
        string path = "/" + new string('a', 1023);
        Assert.Equal(("root", path[1..]), world.Resolve(path));
        Assert.Equal(("TooLong", ""), world.Resolve(path + "a"));
    }

    [Fact]
    public void A_mount_begins_at_a_slash_and_hides_what_lies_below()
    {
        using VfsWorld world = new();
        Assert.Equal(ServiceError.None, world.Mount("/a/b/", "inner", out uint _));
        Assert.Equal(ServiceError.None, world.Mount("/a", "outer", out uint _));

        Assert.Equal(("inner", ""), world.Resolve("/a/b"));
        Assert.Equal(("inner", "c"), world.Resolve("/a/./b/c"));
        Assert.Equal(("outer", "bc"), world.Resolve("/a/bc"));
        Assert.Equal(("outer", ""), world.Resolve("/a/b/.."));
        Assert.Equal(("root", "ab"), world.Resolve("/ab"));
        Assert.Equal(("root", ""), world.Resolve("/a/b/../.."));
    }

    [Fact]
    public void Without_a_mount_there_is_nothing()
    {
        using VfsWorld world = new(hasRoot: false);
        Assert.Equal(("NotFound", ""), world.Resolve("/"));
        Assert.Equal(ServiceError.None, world.Mount("/x", "only", out uint _));
        Assert.Equal(("NotFound", ""), world.Resolve("/y"));
        Assert.Equal(("only", "y"), world.Resolve("/x/y"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_paths_resolve_as_their_components_say(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 20; round++)
        {
            using VfsWorld world = new();
            Dictionary<string, string> mounts = new() { [""] = "root" };
            for (int count = random.Next(6); count > 0; count--)
            {
                string place = Normal(Path(random));
                if (mounts.TryAdd(place, "fs" + count))
                {
                    Assert.Equal(ServiceError.None, world.Mount("/" + place, "fs" + count, out uint _));
                }
            }

            for (int step = 0; step < 200; step++)
            {
                string path = Path(random);
                Assert.True(Expected(mounts, path) == world.Resolve(path), $"seed {seed}, round {round}: {path}");
            }
        }
    }

    private static (string FileSystem, string Inside) Expected(Dictionary<string, string> mounts, string path)
    {
        string normal = Normal(path);
        string best = mounts.Keys
            .Where(mount => mount.Length == 0 || (normal + "/").StartsWith(mount + "/", StringComparison.Ordinal))
            .MaxBy(mount => mount.Length)!;
        return (mounts[best], normal[best.Length..].TrimStart('/'));
    }

    private static string Normal(string path)
    {
        List<string> names = [];
        foreach (string name in path.Split('/').Where(name => name is not "" and not "."))
        {
            if (name != "..")
            {
                names.Add(name);
            }
            else if (names.Count != 0)
            {
                names.RemoveAt(names.Count - 1);
            }
        }

        return string.Join('/', names);
    }

    private static string Path(Random random)
    {
        string[] names = ["a", "b", "ab", "a", "b", "c", ".", "..", "", "...", "..b"];
        IEnumerable<string> parts = Enumerable.Range(0, random.Next(1, 8)).Select(_ => names[random.Next(names.Length)]);
        return "/" + string.Join('/', parts);
    }
}
