using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Archive;
using Micro.Tools.CommandLine;

namespace Micro.Tools.Manifests;

/// <summary>Everything an image is made of: servers in the order of their start, then programs.</summary>
internal sealed record ImageManifest(string File, IReadOnlyList<ManifestEntry> Entries)
{
    public IEnumerable<ManifestEntry> Servers => Entries.Where(entry => entry.Kind == ManifestKind.Server);

    public IEnumerable<ManifestEntry> Programs => Entries.Where(entry => entry.Kind == ManifestKind.Program);

    public Grants AllGrants => Entries.Aggregate(Grants.None, (grants, entry) => grants | entry.Grants);

    /// <summary>Reads and checks a manifest; what is wrong is told with its line.</summary>
    public static ImageManifest Load(string file, Repository repository)
    {
        ImageManifest bound = new ManifestBinder(file).Bind(JsonSource.Parse(file));
        ImageManifest manifest = bound with
        {
            Entries = [.. bound.Entries.Select(entry => Located(entry, FolderOf(entry, file, repository), repository))],
        };
        ManifestRules.Check(manifest);
        return manifest;
    }

    private static string FolderOf(ManifestEntry entry, string file, Repository repository) => Path.GetFullPath(
        entry.Project.Text, entry.Project.Text.StartsWith('.') ? Path.GetDirectoryName(Path.GetFullPath(file))! : Path.GetFullPath(repository.Root));

    private static ManifestEntry Located(ManifestEntry entry, string folder, Repository repository) => entry with
    {
        Folder = folder,
        IsOutside = !folder.StartsWith(Path.GetFullPath(repository.Root) + Path.DirectorySeparatorChar, StringComparison.Ordinal),
        Variants = ProjectVariants.Of(folder),
    };

    /// <summary>What of the image boots: with or without the servers that are there only for a recording.</summary>
    public ImageManifest For(bool isTraced) =>
        isTraced ? this : this with { Entries = [.. Entries.Where(entry => !entry.IsOnlyTraced)] };

    /// <summary>The same image with another policy in one server: --set SERVER=VARIANT.</summary>
    public ImageManifest With(string server, string variant)
    {
        ManifestEntry entry = Servers.FirstOrDefault(candidate => candidate.Name.Text == server)
            ?? throw ToolException.Usage(
                "--set: " + Choices.Unknown("server", server, Servers.Select(candidate => candidate.Name.Text)));
        if (!entry.Variants.Contains(variant))
        {
            throw ToolException.Usage("--set: " + Choices.Unknown($"variant of {server}", variant, entry.Variants));
        }

        ManifestName chosen = new(variant, entry.Name.Position);
        return this with
        {
            Entries = [.. Entries.Select(other => other == entry ? entry with { Variant = chosen } : other)],
        };
    }
}
