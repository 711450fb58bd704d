using System.Collections.Generic;
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
        ImageManifest manifest = new ManifestBinder(file).Bind(JsonSource.Parse(file));
        ManifestRules.Check(manifest, repository);
        return manifest;
    }

    /// <summary>The same image with another policy in one server: --set SERVER=VARIANT.</summary>
    public ImageManifest With(string server, string variant)
    {
        ManifestEntry entry = Servers.FirstOrDefault(candidate => candidate.Name.Text == server)
            ?? throw ToolException.Usage(
                "--set: " + Choices.Unknown("server", server, Servers.Select(candidate => candidate.Name.Text)));
        if (entry.Variants.Count == 0)
        {
            throw ToolException.Usage($"--set: server '{server}' has no variants");
        }

        ManifestName chosen = entry.Variants.FirstOrDefault(candidate => candidate.Text == variant)
            ?? throw ToolException.Usage("--set: " + Choices.Unknown(
                $"variant of {server}",
                variant,
                entry.Variants.Select(candidate => candidate.Text)));
        return this with
        {
            Entries = [.. Entries.Select(other => other == entry ? entry with { Variant = chosen } : other)],
        };
    }
}
