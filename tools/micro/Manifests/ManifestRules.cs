using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Archive;
using Micro.Tools.CommandLine;

namespace Micro.Tools.Manifests;

/// <summary>What makes a manifest an image that can boot and cannot deadlock.</summary>
internal sealed class ManifestRules
{
    // The kernel starts init, and init has nobody but the pmm to give the memory to.
    private static readonly string[] _requiredServers = ["init", "pmm"];

    // Behind "to-" it is the name of a capability, which has 16 letters.
    private const int MaximumServerName = 13;

    private readonly ImageManifest _manifest;
    private readonly Dictionary<string, ManifestEntry> _byName = [];

    private ManifestRules(ImageManifest manifest)
    {
        _manifest = manifest;
    }

    public static void Check(ImageManifest manifest)
    {
        ManifestRules rules = new(manifest);
        rules.CheckNames();
        rules.CheckRequired();
        foreach (ManifestEntry entry in manifest.Entries)
        {
            rules.CheckProject(entry);
            rules.CheckVariant(entry);
            rules.CheckImage(entry);
            rules.CheckCalls(entry);
        }

        rules.CheckCycles();
        rules.CheckPriorities();
    }

    private void CheckNames()
    {
        foreach (ManifestEntry entry in _manifest.Entries)
        {
            if (!_byName.TryAdd(entry.Name.Text, entry))
            {
                throw Error(entry.Name, $"'{entry.Name.Text}' is already the name of the entry in line "
                    + $"{_byName[entry.Name.Text].Name.Position.Line}");
            }
        }

        foreach (ManifestEntry server in _manifest.Servers.Where(server => server.Name.Text.Length > MaximumServerName))
        {
            throw Error(server.Name, $"the name of a server has at most {MaximumServerName} letters");
        }

        if (_manifest.Entries.Count > ManifestFormat.MaximumRecords)
        {
            ManifestEntry first = _manifest.Entries[ManifestFormat.MaximumRecords];
            throw Error(first.Name, $"an image has at most {ManifestFormat.MaximumRecords} servers and programs");
        }
    }

    private void CheckRequired()
    {
        List<string> required = [.. _requiredServers];
        if (_manifest.Programs.Any())
        {
            required.Add("proc");
        }

        foreach (string name in required)
        {
            if (!_manifest.Servers.Any(server => server.Name.Text == name && !server.IsOnlyTraced))
            {
                throw ManifestErrors.At(_manifest.File, new SourcePosition(1, 1), $"the server '{name}' is missing");
            }
        }
    }

    private void CheckProject(ManifestEntry entry)
    {
        if (!Directory.Exists(entry.Folder))
        {
            throw Error(entry.Project, $"the project '{entry.Project.Text}' of '{entry.Name.Text}' does not exist");
        }
    }

    private void CheckVariant(ManifestEntry entry)
    {
        if (entry.Variant is null)
        {
            if (entry.Variants.Count > 1)
            {
                string choices = string.Join(", ", entry.Variants);
                throw Error(entry.Name, $"'variant' must say which '{entry.Name.Text}' is meant: (choose from {choices})");
            }

            return;
        }

        if (!entry.Variants.Contains(entry.Variant.Text))
        {
            throw Error(
                entry.Variant,
                Choices.Unknown($"variant of {entry.Name.Text}", entry.Variant.Text, entry.Variants));
        }
    }

    // The build makes what projects say, whatever a manifest would like to have.
    private void CheckImage(ManifestEntry entry)
    {
        IReadOnlyList<string> images = ProjectVariants.ImagesOf(entry.Folder);
        if (images.Count == 0)
        {
            throw Error(entry.Project, $"the project '{entry.Project.Text}' of '{entry.Name.Text}' is no server or program");
        }

        if (!images.Contains(entry.Image))
        {
            throw Error(
                entry.SharedImage ?? entry.Name,
                Choices.Unknown($"image of {entry.Project.Text}", entry.Image, images));
        }
    }

    private void CheckCalls(ManifestEntry entry)
    {
        foreach (ManifestName callee in entry.Calls)
        {
            if (!_byName.TryGetValue(callee.Text, out ManifestEntry? called) || called.Kind != ManifestKind.Server)
            {
                throw Error(callee, Choices.Unknown(
                    "server",
                    callee.Text,
                    _manifest.Servers.Select(server => server.Name.Text)));
            }

            if (called.IsOnlyTraced && !entry.IsOnlyTraced)
            {
                throw Error(callee, $"'{entry.Name.Text}' would call '{callee.Text}', which is there only when the machine is traced");
            }
        }

        if (entry.Calls.Count > ManifestFormat.MaximumCalls)
        {
            throw Error(entry.Name, $"an entry may call at most {ManifestFormat.MaximumCalls} servers");
        }

        if (entry.Name.Text == "init" && entry.Calls.Count > 0)
        {
            throw Error(entry.Calls[0], "init supervises the others and may call none of them");
        }
    }

    // Two servers that wait for each other wait for ever.
    private void CheckCycles()
    {
        HashSet<string> finished = [];
        foreach (ManifestEntry entry in _manifest.Entries)
        {
            Visit(entry, [], finished);
        }
    }

    private void Visit(ManifestEntry entry, List<string> path, HashSet<string> finished)
    {
        if (finished.Contains(entry.Name.Text))
        {
            return;
        }

        path.Add(entry.Name.Text);
        foreach (ManifestName callee in entry.Calls)
        {
            int start = path.IndexOf(callee.Text);
            if (start >= 0)
            {
                IEnumerable<string> cycle = path.Skip(start).Append(callee.Text);
                throw Error(callee, "servers call each other in a circle: " + string.Join(" -> ", cycle));
            }

            Visit(_byName[callee.Text], path, finished);
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(entry.Name.Text);
    }

    // A server at or below a client's priority could be kept from answering by that very client.
    private void CheckPriorities()
    {
        foreach (ManifestEntry client in _manifest.Entries)
        {
            foreach (ManifestName callee in client.Calls)
            {
                ManifestEntry server = _byName[callee.Text];
                if (server.Priority <= client.Priority)
                {
                    throw ManifestErrors.At(
                        _manifest.File,
                        server.PriorityPosition,
                        $"the priority of '{server.Name.Text}' ({server.Priority}) must be above that of its client "
                        + $"'{client.Name.Text}' ({client.Priority})");
                }
            }
        }
    }

    private ToolException Error(ManifestName name, string what) =>
        ManifestErrors.At(_manifest.File, name.Position, what);
}
