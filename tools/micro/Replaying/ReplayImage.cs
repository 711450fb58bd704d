using System.Collections.Generic;
using System.Linq;
using Micro.Archive;
using Micro.Tools.CommandLine;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;

namespace Micro.Tools.Replaying;

/// <summary>The image for a replay: a server with those it needs, and the player in the place of its clients.</summary>
internal static class ReplayImage
{
    /// <summary>The player's name in the image, and so in the recording of the replay.</summary>
    public const string Player = "player";

    private const string PlayerProject = "programs/player";
    private const int PlayerPriority = 1;
    private const long PlayerStack = 64 * MemorySize.Kibi;
    private static readonly string[] _always = ["init", "pmm"];

    /// <param name="image">Where the server and its variants are taken from.</param>
    /// <param name="server">Who is called.</param>
    public static ImageManifest For(ImageManifest image, string server)
    {
        ManifestEntry target = image.Servers.FirstOrDefault(entry => entry.Name.Text == server)
            ?? throw ToolException.Usage("--server: " + Choices.Unknown("server", server, image.Servers.Select(entry => entry.Name.Text)));
        HashSet<string> needed = [.. _always];
        Add(image, server, needed);
        if (target.Grants.HasFlag(Grants.Processes))
        {
            // Whoever starts programs is asked for them, and they call others.
            foreach (ManifestName callee in image.Programs.SelectMany(program => program.Calls))
            {
                Add(image, callee.Text, needed);
            }
        }

        bool isCalledByName = server != _always[0];
        ManifestEntry player = new()
        {
            Kind = ManifestKind.Server,
            Name = new ManifestName(Player, target.Name.Position),
            Project = new ManifestName(PlayerProject, target.Name.Position),
            Priority = PlayerPriority,
            StackBytes = PlayerStack,
            Replies = ManifestBinder.DefaultReplies,
            Slots = ManifestBinder.DefaultSlots,
            Calls = isCalledByName ? [target.Name] : [],
            Grants = Grants.Script | Grants.Power,
        };
        return image with
        {
            Entries =
            [
                .. image.Servers.Where(entry => entry.IsOnlyTraced || needed.Contains(entry.Name.Text)),
                player,
                .. image.Programs.Where(entry => entry.Calls.All(callee => needed.Contains(callee.Text))),
            ],
        };
    }

    private static void Add(ImageManifest image, string server, HashSet<string> needed)
    {
        needed.Add(server);
        ManifestEntry entry = image.Servers.First(candidate => candidate.Name.Text == server);
        foreach (ManifestName callee in entry.Calls.Where(callee => !needed.Contains(callee.Text)))
        {
            Add(image, callee.Text, needed);
        }
    }
}
