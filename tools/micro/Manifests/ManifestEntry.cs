using System.Collections.Generic;
using Micro.Archive;

namespace Micro.Tools.Manifests;

/// <summary>A server or program of an image, as its manifest has it.</summary>
internal sealed record ManifestEntry
{
    public required ManifestKind Kind { get; init; }

    public required ManifestName Name { get; init; }

    /// <summary>The folder of its sources: from the project's root, or from the manifest's folder if it begins with a dot.</summary>
    public required ManifestName Project { get; init; }

    /// <summary>The same as a full path.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Its sources are none of the project's.</summary>
    public bool IsOutside { get; init; }

    /// <summary>The policy that the manifest asks for; null: it leaves no choice.</summary>
    public ManifestName? Variant { get; init; }

    /// <summary>The policies that its project offers.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Who runs first: the higher number.</summary>
    public int Priority { get; init; }

    public SourcePosition PriorityPosition { get; init; }

    public long StateBytes { get; init; }

    public long StackBytes { get; init; }

    /// <summary>Reply objects: callers that may wait for the server at the same time, and one more.</summary>
    public int Replies { get; init; }

    /// <summary>Capabilities that the server can hold.</summary>
    public int Slots { get; init; }

    public IReadOnlyList<ManifestName> Calls { get; init; } = [];

    public Grants Grants { get; init; }

    /// <summary>It is left out of what boots, unless that is recorded.</summary>
    public bool IsOnlyTraced { get; init; }

    /// <summary>The image it shares with another entry; null where it has its own.</summary>
    public ManifestName? SharedImage { get; init; }

    /// <summary>The name of its ELF file and of its entry in the archive.</summary>
    public string Image => SharedImage?.Text ?? OwnImage;

    private string OwnImage => Variants.Count == 0 ? Name.Text : $"{Name.Text}-{Variant?.Text ?? Variants[0]}";
}
