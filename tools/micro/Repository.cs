using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Tools.Machines;

namespace Micro.Tools;

/// <summary>The project's folders.</summary>
internal sealed class Repository
{
    private readonly string _root;

    public Repository(string root)
    {
        _root = root;
    }

    public string Root => _root;

    public string Images => Path.Combine(_root, "images");

    /// <summary>The files that the guest finds at / where --files names no others.</summary>
    public string DefaultFiles => Path.Combine(Images, "files");

    public string Artifacts => Path.Combine(_root, "artifacts");

    /// <summary>Where the build puts the machine's ELF files.</summary>
    public string MachineOutput(Target target) => Path.Combine(Artifacts, "machine", target.Name);

    /// <summary>The names that --image takes: those of the manifests there are.</summary>
    public IReadOnlyList<string> ImageNames() =>
        [.. Directory.EnumerateFiles(Images, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "schema")
            .Order()];

    /// <summary>Walks up from a folder to the one that holds the project.</summary>
    public static Repository Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "micro"))
                && Directory.Exists(Path.Combine(folder.FullName, "images")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw ToolException.Failed($"no project folder above '{start}'");
    }
}
