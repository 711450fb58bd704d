namespace Micro.Archive;

/// <summary>What the contents of an archive entry are. Values are the format: append, never renumber.</summary>
public enum EntryKind : uint
{
    None = 0,

    /// <summary>The flattened ELF of a server or program, named as the image is; see <see cref="ImageReader"/>.</summary>
    Image = 1,

    /// <summary>Addresses and names of the methods of one image, or of "kernel"; see <see cref="SymbolReader"/>.</summary>
    Symbols = 2,

    /// <summary>Who is started, with which capabilities, named "manifest"; see <see cref="ManifestReader"/>.</summary>
    Manifest = 3,

    /// <summary>The text of the commands to run, named "script". Present exactly in script mode.</summary>
    Script = 4,

    /// <summary>The files that ramfs starts with, named "files"; see <see cref="FileTreeReader"/>.</summary>
    Files = 5,
}
