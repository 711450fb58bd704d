using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Abi;
using Micro.Protocols;
using Micro.Testing;

namespace Micro.System.Tests.Conversations;

/// <summary>A script for a client that says what no shell does, with a way to every server of the image.</summary>
internal sealed class Scene
{
    /// <summary>What the player says, without what it takes to say it.</summary>
    public const string OwnCalls = "process=player and not server=init";

    public const OpenFlags New = OpenFlags.Read | OpenFlags.Write | OpenFlags.Create;

    private const byte Direction = 255;

    public PlayerScript Script { get; } = new();

    public static byte[] LongName { get; } = [.. Enumerable.Repeat((byte)'n', 256)];

    /// <summary>A path that is longer than its normal form may be, of short names.</summary>
    public static byte[] LongPath { get; } = Encoding.UTF8.GetBytes("/" + string.Join('/', Enumerable.Repeat("nnn", 256)));

    public FrameServiceClient<ScriptTransport> Frames(int times = 1, int value = 0) => new(Script.To("pmm", times: times, value: value), default);

    public HeapServiceClient<ScriptTransport> Heap(int times = 1) => new(Script.To("heap", times: times), default);

    public ProcessServiceClient<ScriptTransport> Processes(int times = 1) => new(Script.To("proc", times: times), default);

    public SupervisorClient<ScriptTransport> Init() => new(Script.To("init"), default);

    public VirtualFileSystemClient<ScriptTransport> Mounts(int keep = 0, int times = 1) => new(Script.To("vfs", keep, times), default);

    public FileSystemClient<ScriptTransport> FileSystem(int keep = 0, int times = 1) => new(Script.To("ramfs", keep, times), default);

    public DescriptorTableClient<ScriptTransport> Table(int keep = 0, int times = 1) => new(Script.To("fd", keep, times), default);

    public ConsoleClient<ScriptTransport> Console() => new(Script.To("console"), default);

    /// <summary>The file behind a server's own endpoint.</summary>
    public FileClient<ScriptTransport> File(string server) => new(Script.To(server), default);

    /// <summary>A kept file.</summary>
    public FileClient<ScriptTransport> File(int place, int times = 1) => new(Script.To($"${place}", times: times), default);

    /// <summary>From here on `actor`, a file system that is mounted where the scene wants it, answers everything with this error.</summary>
    public void LetActorAnswer(ServiceError error) => Script.Raw("actor", Direction, [0x91, (byte)error]);

    /// <summary>A capability to send: a server.</summary>
    public Slot Server(string name) => Script.Named(name);

    /// <summary>Plays the script everywhere; gives what the player said and heard.</summary>
    public async Task<Conversation> Play(string filter = OwnCalls)
    {
        Conversation conversation = await Conversation.Record(Session.Of(Script));
        return conversation.OfClient("player").Where(filter);
    }
}
