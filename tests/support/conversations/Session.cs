using System;
using System.Collections.Generic;
using System.IO;
using Micro.Protocols;

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

    /// <summary>The image: a name of <c>images/</c>, or a manifest that ends in <c>.json</c>: its path, or the end of it from the folder of the
    /// tests or one above that.</summary>
    public string Image { get; init; } = "default";

    /// <summary>The protocols that servers of one's own speak, beside the system's: <c>[CounterDescription.Protocol]</c>.</summary>
    public IReadOnlyList<ProtocolDescription> Protocols { get; init; } = [];

    /// <summary>Other policies than the image's, each <c>SERVER=VARIANT</c>.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>A host directory that becomes the root of the file system; null: that of the project.</summary>
    public string? Files { get; init; }

    /// <summary>Memory of the machine, as <c>--memory</c> takes it.</summary>
    public string Memory { get; init; } = "128M";

    /// <summary>The session that a player plays.</summary>
    public static Session Of(PlayerScript script) => new(script.ToString()) { Image = "player" };

    /// <summary>The image as the tool finds it from anywhere.</summary>
    /// <exception cref="ConversationException">There is no such manifest.</exception>
    internal string FindImage()
    {
        if (!Image.EndsWith(".json", StringComparison.Ordinal))
        {
            return Image;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, Image);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new ConversationException($"There is no image '{Image}' in {AppContext.BaseDirectory} or above.");
    }
}
