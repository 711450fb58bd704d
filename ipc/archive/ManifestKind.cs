namespace Micro.Archive;

/// <summary>Who starts what a manifest record describes. Values are the format: append, never renumber.</summary>
public enum ManifestKind : uint
{
    None = 0,

    /// <summary>Started by init at boot, in the manifest's order.</summary>
    Server = 1,

    /// <summary>Started by proc when somebody asks for it.</summary>
    Program = 2,
}
