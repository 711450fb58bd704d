using System.Collections.Generic;
using Micro.Archive;
using Micro.Tools.Building;
using Micro.Tools.Elf;
using Micro.Tools.Machines;
using Micro.Tools.Symbols;

namespace Micro.Tools.Archives;

/// <summary>What all boots of an image have in their archives: manifest, images and symbols. Made once, it serves any number of them.</summary>
internal sealed class SystemParts
{
    private readonly List<(EntryKind Kind, string Name, IArchiveContents Contents)> _entries = [];

    /// <summary>Lays out what was built.</summary>
    public static SystemParts Of(MachineRequest request, MachineBuild build)
    {
        SystemParts parts = new();
        parts.Add(EntryKind.Manifest, "manifest", ManifestTable.Build(request.Booted));
        string[] images = [.. MachineBuild.ImageNames(request.Booted)];
        MangledNames names = new(build.Assemblies(images));
        foreach (string image in images)
        {
            IExecutable executable = build.Executable(image);
            parts.Add(EntryKind.Symbols, image, SymbolTable.Build(executable.Functions, names));
            if (image != MachineBuild.Kernel)
            {
                parts.Add(EntryKind.Image, image, ImageFlattener.Flatten(image, executable));
            }
        }

        return parts;
    }

    public void Add(EntryKind kind, string name, byte[] contents) => _entries.Add((kind, name, new BytesContents(contents)));

    /// <summary>Puts them into an archive, where they come first.</summary>
    public void AddTo(ArchiveWriter writer)
    {
        foreach ((EntryKind kind, string name, IArchiveContents contents) in _entries)
        {
            writer.Add(kind, name, contents);
        }
    }
}
