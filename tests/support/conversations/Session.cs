using System.Collections.Generic;

namespace Micro.Testing;

/// <summary>A machine to boot and what happens on it: what a <see cref="Conversation"/> is recorded of.</summary>
public sealed record Session
{
    /// <param name="script">What the image's client is told: commands for a shell, or requests for a player.</param>
    public Session(string script)
    {
        Script = script;
    }

    /// <summary>What the image's client is told: commands for a shell, or requests for a player (<see cref="PlayerScript"/>).</summary>
    public string Script { get; }

    /// <summary>The image: a name of <c>images/</c>, or the path of a manifest that ends in <c>.json</c>.</summary>
    public string Image { get; init; } = "default";

    /// <summary>Other policies than the image's, each <c>SERVER=VARIANT</c>.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>A host directory that becomes the root of the file system; null: that of the project.</summary>
    public string? Files { get; init; }

    /// <summary>Memory of the machine, as <c>--memory</c> takes it.</summary>
    public string Memory { get; init; } = "128M";

    /// <summary>The session that a player plays.</summary>
    public static Session Of(PlayerScript script) => new(script.ToString()) { Image = "player" };
}
