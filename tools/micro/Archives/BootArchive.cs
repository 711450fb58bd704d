using System.IO;
using System.Linq;
using Micro.Archive;
using Micro.Tools.Building;
using Micro.Tools.Machines;

namespace Micro.Tools.Archives;

/// <summary>Puts together what one boot needs: images, symbols, manifest, files and perhaps a script.</summary>
internal static class BootArchive
{
    // The project's own files look the same on every host: a checkout keeps neither times nor modes.
    private const long DefaultTime = 1_767_225_600_000_000_000; // 2026-01-01
    private const uint DefaultDirectoryMode = 0x1ED; // rwxr-xr-x
    private const uint DefaultFileMode = 0x1A4; // rw-r--r--

    public static ArchiveWriter Compose(Tool tool, MachineRequest request, MachineBuild build, byte[]? script) =>
        Compose(tool, request, SystemParts.Of(request, build), script);

    /// <summary>The same with parts that were made before, for the same image.</summary>
    public static ArchiveWriter Compose(Tool tool, MachineRequest request, SystemParts parts, byte[]? script)
    {
        ArchiveWriter writer = new(request.Target.Architecture);
        parts.AddTo(writer);
        if (script is not null)
        {
            writer.Add(EntryKind.Script, "script", script);
        }

        if (request.Image.AllGrants.HasFlag(Grants.Files))
        {
            writer.Add(EntryKind.Files, "files", Files(tool, request));
        }

        return writer;
    }

    public static void Write(ArchiveWriter writer, string path)
    {
        using FileStream output = new(path, FileMode.Create, FileAccess.ReadWrite);
        writer.Write(output);
    }

    private static FileTreeContents Files(Tool tool, MachineRequest request)
    {
        if (request.FilesFolder is null)
        {
            HostTree own = HostTree.Walk(tool.Repository.DefaultFiles);
            return new FileTreeContents([.. own.Nodes.Select(WithoutHostFacts)]);
        }

        HostTree tree = HostTree.Walk(request.FilesFolder);
        foreach (string line in tree.Skipped)
        {
            Say.Note(line);
        }

        return new FileTreeContents(tree.Nodes);
    }

    private static HostNode WithoutHostFacts(HostNode node) => node with
    {
        ModifiedNanoseconds = DefaultTime,
        Mode = node.IsDirectory ? DefaultDirectoryMode : DefaultFileMode,
    };
}
