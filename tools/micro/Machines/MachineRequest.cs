using System.Collections.Generic;
using Micro.Tools.Manifests;

namespace Micro.Tools.Machines;

/// <summary>Which machine is to boot which image: the checked form of the command line's options.</summary>
internal sealed record MachineRequest
{
    public required Target Target { get; init; }

    /// <summary>All that the image's manifest lists; see <see cref="Booted"/>.</summary>
    public required ImageManifest Image { get; init; }

    /// <summary>What the machine does is recorded.</summary>
    public bool IsTraced { get; init; }

    /// <summary>How much of a message is recorded, in bytes; 0: what one record has room for.</summary>
    public int TracePayload { get; init; }

    /// <summary>What of the image boots.</summary>
    public ImageManifest Booted => Image.For(IsTraced);

    public required long MemoryBytes { get; init; }

    /// <summary>The directory for the guest's /; null: the project's own.</summary>
    public string? FilesFolder { get; init; }

    public required string Machine { get; init; }

    public required string Cpu { get; init; }

    public string Accelerator { get; init; } = "tcg";

    /// <summary>What the user adds to the boot options.</summary>
    public string BootOptions { get; init; } = "";

    /// <summary>What the user adds to QEMU's arguments.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];
}
