using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Archive;
using Micro.Tools.CommandLine;
using Micro.Tools.Machines;

namespace Micro.Tools.Manifests;

/// <summary>Turns the JSON of a manifest into entries. Knows the format; whether the whole makes sense is
/// <see cref="ManifestRules"/>' question.</summary>
internal sealed class ManifestBinder
{
    /// <summary>What an entry may say; images/schema.json lists the same (a test compares them).</summary>
    internal static readonly IReadOnlyList<string> EntryMembers =
    [
        "name", "project", "image", "variant", "priority", "memory", "stack", "replies", "slots", "calls", "grants", "only",
    ];

    internal static readonly IReadOnlyList<string> ImageMembers = ["$schema", "description", "servers", "programs"];

    private const long DefaultStack = 16 * MemorySize.Kibi;
    private const int MaximumPriority = 63;

    // ReplyPool.Most, Slot.Limit: what init would refuse.
    private const int MaximumReplies = 128;
    private const int MaximumSlots = 32768;
    private const int SlotsPerReply = 5;
    private const int LeastOtherSlots = 128;
    private const int DefaultOtherSlots = 352;

    /// <summary>What a server has that does not say how much it needs; see <see cref="ManifestEntry.Replies"/>.</summary>
    public const int DefaultReplies = 32;

    /// <summary>As <see cref="DefaultReplies"/>; see <see cref="ManifestEntry.Slots"/>.</summary>
    public const int DefaultSlots = (DefaultReplies * SlotsPerReply) + DefaultOtherSlots;

    private const string OnlyTraced = "traced";

    private readonly string _file;

    public ManifestBinder(string file)
    {
        _file = file;
    }

    /// <summary>The names that "grants" may list.</summary>
    internal static IReadOnlyList<string> GrantNames { get; } =
        [.. Enum.GetValues<Grants>().Where(grant => grant != Grants.None).Select(grant => NameOf(grant))];

    public ImageManifest Bind(JsonValue root)
    {
        Expect(root, JsonKind.Object, "a manifest");
        RejectUnknown(root, ImageMembers);
        JsonValue servers = Find(root, "servers")
            ?? throw Error(root.Position, "'servers' is missing");
        List<ManifestEntry> entries = [.. BindList(servers, "servers", ManifestKind.Server)];
        if (Find(root, "programs") is JsonValue programs)
        {
            entries.AddRange(BindList(programs, "programs", ManifestKind.Program));
        }

        return new ImageManifest(_file, entries);
    }

    private static string NameOf(Grants grant) => grant.ToString().ToLowerInvariant();

    private static JsonValue? Find(JsonValue value, string name) =>
        value.Members.FirstOrDefault(member => member.Name == name)?.Value;

    private IEnumerable<ManifestEntry> BindList(JsonValue list, string name, ManifestKind kind)
    {
        Expect(list, JsonKind.Array, $"'{name}'");
        return list.Items.Select(item => BindEntry(item, kind));
    }

    private ManifestEntry BindEntry(JsonValue value, ManifestKind kind)
    {
        Expect(value, JsonKind.Object, "an entry");
        RejectUnknown(value, EntryMembers);
        int replies = BindCount(value, kind, "replies", 2, MaximumReplies, DefaultReplies);
        int slotsOfReplies = replies * SlotsPerReply;
        return new ManifestEntry
        {
            Kind = kind,
            Name = BindName(Required(value, "name"), "'name'"),
            Project = BindText(Required(value, "project"), "'project'"),
            SharedImage = Find(value, "image") is JsonValue image ? BindName(image, "'image'") : null,
            Variant = Find(value, "variant") is JsonValue variant ? BindName(variant, "'variant'") : null,
            Priority = BindPriority(value, kind),
            PriorityPosition = (Find(value, "priority") ?? value).Position,
            StateBytes = BindSize(value, "memory", 0),
            StackBytes = BindSize(value, "stack", DefaultStack),
            Replies = replies,
            Slots = BindCount(
                value, kind, "slots", slotsOfReplies + LeastOtherSlots, MaximumSlots, slotsOfReplies + DefaultOtherSlots),
            Calls = BindNames(value, "calls"),
            Grants = BindGrants(value),
            IsOnlyTraced = BindOnly(value, kind),
        };
    }

    private JsonValue Required(JsonValue entry, string name) =>
        Find(entry, name) ?? throw Error(entry.Position, $"'{name}' is missing");

    private ManifestName BindText(JsonValue value, string what)
    {
        Expect(value, JsonKind.String, what);
        return new ManifestName(value.Text, value.Position);
    }

    // Names become file names, words of the shell and fixed-size fields of the archive.
    private ManifestName BindName(JsonValue value, string what)
    {
        ManifestName name = BindText(value, what);
        bool isPlain = name.Text.Length is > 0 and <= ArchiveFormat.MaximumNameLength
            && name.Text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        return isPlain
            ? name
            : throw Error(name.Position, $"{what} must be 1 to {ArchiveFormat.MaximumNameLength} of a-z, 0-9 and '-'");
    }

    private List<ManifestName> BindNames(JsonValue entry, string member)
    {
        if (Find(entry, member) is not JsonValue list)
        {
            return [];
        }

        Expect(list, JsonKind.Array, $"'{member}'");
        List<ManifestName> names = [];
        foreach (JsonValue item in list.Items)
        {
            ManifestName name = BindName(item, $"a name in '{member}'");
            if (names.Exists(other => other.Text == name.Text))
            {
                throw Error(name.Position, $"'{name.Text}' is listed twice in '{member}'");
            }

            names.Add(name);
        }

        return names;
    }

    private int BindPriority(JsonValue entry, ManifestKind kind)
    {
        if (Find(entry, "priority") is not JsonValue value)
        {
            return kind == ManifestKind.Program ? 1 : throw Error(entry.Position, "'priority' is missing");
        }

        return BindNumber(value, "priority", 1, MaximumPriority);
    }

    // All programs are made alike, by proc: only a server can say how much it needs.
    private int BindCount(JsonValue entry, ManifestKind kind, string member, int least, int most, int whenAbsent)
    {
        if (Find(entry, member) is not JsonValue value)
        {
            return whenAbsent;
        }

        return kind == ManifestKind.Server
            ? BindNumber(value, member, least, most)
            : throw Error(value.Position, $"'{member}' is for servers only");
    }

    private int BindNumber(JsonValue value, string member, int least, int most)
    {
        Expect(value, JsonKind.Number, $"'{member}'");
        bool isValid = int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most;
        return isValid ? number : throw Error(value.Position, $"'{member}' must be {least} to {most}");
    }

    private long BindSize(JsonValue entry, string member, long whenAbsent)
    {
        if (Find(entry, member) is not JsonValue value)
        {
            return whenAbsent;
        }

        bool isSize = value.Kind is JsonKind.String or JsonKind.Number;
        return isSize && MemorySize.TryParse(value.Text, 1, out long bytes)
            ? bytes
            : throw Error(value.Position, $"'{member}' must be a size such as 4096, \"64K\" or \"1M\"");
    }

    private Grants BindGrants(JsonValue entry)
    {
        Grants grants = Grants.None;
        foreach (ManifestName name in BindNames(entry, "grants"))
        {
            if (!GrantNames.Contains(name.Text))
            {
                throw Error(name.Position, Choices.Unknown("grant", name.Text, GrantNames));
            }

            grants |= Enum.Parse<Grants>(name.Text, ignoreCase: true);
        }

        return grants;
    }

    private bool BindOnly(JsonValue entry, ManifestKind kind)
    {
        if (Find(entry, "only") is not JsonValue value)
        {
            return false;
        }

        bool isTraced = kind == ManifestKind.Server && value is { Kind: JsonKind.String, Text: OnlyTraced };
        return isTraced ? true : throw Error(value.Position, $"'only' can be \"{OnlyTraced}\", and only of a server");
    }

    private void RejectUnknown(JsonValue value, IReadOnlyList<string> known)
    {
        foreach (JsonMember member in value.Members)
        {
            if (!known.Contains(member.Name))
            {
                throw Error(member.Position, Choices.Unknown("member", member.Name, known));
            }
        }
    }

    private void Expect(JsonValue value, JsonKind kind, string what)
    {
        if (value.Kind != kind)
        {
            string wanted = kind is JsonKind.Object or JsonKind.Array ? "an " : "a ";
            throw Error(
                value.Position,
                $"{what} must be {wanted}{kind.ToString().ToLowerInvariant()}, not {value.Kind.ToString().ToLowerInvariant()}");
        }
    }

    private ToolException Error(SourcePosition position, string what) => ManifestErrors.At(_file, position, what);
}
