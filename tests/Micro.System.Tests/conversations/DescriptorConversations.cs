using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Protocols;
using Micro.Testing;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>Protocols `fd` and, for pipes, `file`.</summary>
public sealed class DescriptorConversations
{
    private static readonly ProcessId _child = new(100);

    private static readonly byte[] _longName = [(byte)'/', .. Scene.LongName];

    // One `..` more than are followed.
    private static byte[] Climb => Encoding.UTF8.GetBytes("/doc" + string.Concat(Enumerable.Repeat("/../doc", 25)));

    [Fact]
    public async Task Descriptors_are_opened_moved_doubled_and_closed()
    {
        Scene scene = new();
        scene.Table(keep: 1).Open("/motd"u8, OpenFlags.Read, out _, out _, out _);
        scene.Table().Seek(0, SeekOrigin.End, -5, out _);
        scene.Table().Seek(0, SeekOrigin.Current, -1000, out _);
        scene.Table().Seek(9, SeekOrigin.Start, 0, out _);
        scene.Table().Advance(0, 10, out _);
        scene.Table().Advance(9, 1, out _);
        scene.Table().Seek(0, SeekOrigin.Start, long.MaxValue, out _);
        scene.Table().Advance(0, 10, out _);
        scene.Table().Duplicate(0, -1, out _);
        scene.Table().Duplicate(9, -1, out _);
        scene.Table(keep: 2).File(1, out _, out _, out _, out _);
        scene.Table().File(9, out _, out _, out _, out _);
        scene.Table().Adopt(5, OpenFlags.Write, FileKind.Device, scene.Server("console"));
        scene.Table().Adopt(99, OpenFlags.Write, FileKind.Device, scene.Server("console"));
        scene.Table().Seek(5, SeekOrigin.Start, 0, out _);
        scene.Table().Advance(5, 1, out _);
        scene.Table().Close(0);
        scene.Table().Close(0);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Pipes_carry_bytes_and_break()
    {
        Scene scene = new();
        byte[] room = new byte[16];
        scene.Table().Pipe(out _, out _);
        scene.Table(keep: 1).File(0, out _, out _, out _, out _);
        scene.Table(keep: 2).File(1, out _, out _, out _, out _);
        scene.File(2).Write(0, "hello"u8, out _);
        scene.File(1).Status(out _);
        scene.File(1).Read(0, room, out _);
        scene.File(1).Write(0, "x"u8, out _);
        scene.File(2).Read(0, room, out _);
        scene.File(2).Resize(0);
        scene.File(2).ReadEntry(0, out _, out _, room, out _);
        scene.Table().Close(0);
        scene.File(2).Write(0, "x"u8, out _);
        scene.File(1).Read(0, room, out _);
        scene.File(1).Status(out _);
        scene.Table().Close(1);
        scene.File(2).Write(0, "x"u8, out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task A_table_is_made_for_a_child_and_closed_at_its_death()
    {
        Scene scene = new();
        scene.Table(keep: 1).Open("/motd"u8, OpenFlags.Read, out _, out _, out _);
        scene.Processes().Create("true"u8, "true\0"u8, out _);
        scene.Table().Share(_child, [0, 7], out _);
        scene.Table(keep: 2).Share(_child, [0, 255], out _);
        DescriptorTableClient<ScriptTransport> child = new(scene.Script.To("$2"), default);
        child.Seek(0, SeekOrigin.Start, 3, out _);
        scene.Processes().Kill(_child, 9);
        scene.Processes().Wait(_child, block: true, out _, default, out _);
        child.Seek(0, SeekOrigin.Start, 3, out _);
        child.Open("/motd"u8, OpenFlags.Read, out _, out _, out _);
        child.Pipe(out _, out _);
        child.Adopt(0, OpenFlags.Write, FileKind.Device, scene.Server("console"));
        scene.Table().Share(_child, [0], out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Opening_can_go_wrong()
    {
        Scene scene = new();
        scene.Table().Open("/none"u8, OpenFlags.Read, out _, out _, out _);
        scene.Table().Open("/motd"u8, Scene.New | OpenFlags.Exclusive, out _, out _, out _);
        scene.Table().Open("/motd/x"u8, OpenFlags.Read, out _, out _, out _);
        scene.Table().Open("/doc"u8, OpenFlags.Write, out _, out _, out _);
        scene.Table().Open(_longName, OpenFlags.Read, out _, out _, out _);
        scene.Table().Open("motd"u8, OpenFlags.Read, out _, out _, out _);
        scene.Table().Open(Climb, OpenFlags.Read, out _, out _, out _);
        scene.Table(times: 65).Open("/motd"u8, OpenFlags.Read, out _, out _, out _);
        scene.Table().Duplicate(0, -1, out _);
        scene.Table().Pipe(out _, out _);
        await Verify(await scene.Play("process=player and server=fd and not error=None"));
    }

    [Fact]
    public async Task What_a_file_system_answers_fd_passes_on()
    {
        Scene scene = new();
        scene.Mounts().Mount("/m"u8, "actor"u8, scene.Server("actor"), out _);
        foreach (ServiceError error in (ServiceError[])[ServiceError.ReadOnly, ServiceError.AccessDenied, ServiceError.NoSpace, ServiceError.TooManyOpen])
        {
            scene.LetActorAnswer(error);
            scene.Table().Open("/m/x"u8, Scene.New, out _, out _, out _);
        }

        scene.LetActorAnswer(ServiceError.NoSpace);
        scene.Table().MakeDirectory("/m/x"u8);
        scene.Table().Rename("/m/y"u8, "/m/x"u8);
        scene.LetActorAnswer(ServiceError.Exists);
        scene.Table().Rename("/m/y"u8, "/m/x"u8);
        scene.LetActorAnswer(ServiceError.LimitReached);
        scene.Table().Status("/m/x"u8, out _);
        scene.Table().MakeDirectory("/m/x"u8);
        scene.Table().Remove("/m/x"u8);
        scene.Table().RemoveDirectory("/m/x"u8);
        scene.Table().Rename("/m/y"u8, "/m/x"u8);
        scene.Table().SetModified("/m/x"u8, 1);
        scene.Table().Capacity("/m/x"u8, out _);
        await Verify(await scene.Play("server=fd or server=actor and process=fd"));
    }

    [Fact]
    public async Task Tables_can_be_too_many()
    {
        Scene scene = new();
        scene.Script.As("bystander");
        scene.Table(times: 1025).Share(new ProcessId(500), [], out _);
        scene.Script.As("player");
        scene.Table().Share(new ProcessId(500), [], out _);
        scene.Table().Open("/motd"u8, OpenFlags.Read, out _, out _, out _);
        scene.Table().Adopt(0, OpenFlags.Write, FileKind.Device, scene.Server("console"));
        scene.Table().Pipe(out _, out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Looking_can_go_wrong()
    {
        Scene scene = new();
        scene.Table().Status("/doc/"u8, out _);
        scene.Table().Status("/none"u8, out _);
        scene.Table().Status("/motd/x"u8, out _);
        scene.Table().Status(_longName, out _);
        scene.Table().Status("motd"u8, out _);
        scene.Table().Status(Climb, out _);
        scene.Table().SetModified("/motd"u8, 1);
        scene.Table().SetModified("/none"u8, 1);
        scene.Table().SetModified("/motd/x"u8, 1);
        scene.Table().SetModified(_longName, 1);
        scene.Table().SetModified("motd"u8, 1);
        scene.Table().SetModified(Climb, 1);
        scene.Table().Capacity("/motd"u8, out _);
        scene.Table().Capacity("/none"u8, out _);
        scene.Table().Capacity("/motd/x"u8, out _);
        scene.Table().Capacity(_longName, out _);
        scene.Table().Capacity("motd"u8, out _);
        scene.Table().Capacity(Climb, out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Names_can_be_wrong()
    {
        Scene scene = new();
        scene.Table().MakeDirectory("/d"u8);
        scene.Table().MakeDirectory("/d"u8);
        scene.Table().MakeDirectory("/none/d"u8);
        scene.Table().MakeDirectory("/motd/d"u8);
        scene.Table().MakeDirectory(_longName);
        scene.Table().MakeDirectory("d"u8);
        scene.Table().MakeDirectory(Climb);
        scene.Table().Remove("/d"u8);
        scene.Table().Remove("/none"u8);
        scene.Table().Remove("/motd/x"u8);
        scene.Table().Remove(_longName);
        scene.Table().Remove("motd"u8);
        scene.Table().Remove(Climb);
        scene.Table().RemoveDirectory("/none"u8);
        scene.Table().RemoveDirectory("/motd"u8);
        scene.Table().RemoveDirectory("/doc"u8);
        scene.Table().RemoveDirectory("/"u8);
        scene.Table().RemoveDirectory(_longName);
        scene.Table().RemoveDirectory("motd"u8);
        scene.Table().RemoveDirectory(Climb);
        scene.Table().Remove("/motd"u8);
        scene.Table().RemoveDirectory("/d"u8);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Renaming_can_go_wrong()
    {
        Scene scene = new();
        scene.Table().Rename("/none"u8, "/x"u8);
        scene.Table().Rename("/motd/x"u8, "/x"u8);
        scene.Table().Rename("/motd"u8, "/doc"u8);
        scene.Table().Rename("/scripts"u8, "/doc"u8);
        scene.Table().Rename(_longName, "/x"u8);
        scene.Table().Rename("motd"u8, "/x"u8);
        scene.Table().Rename(Climb, "/x"u8);
        scene.Mounts().Mount("/m"u8, "actor"u8, scene.Server("actor"), out _);
        scene.Table().Rename("/motd"u8, "/m/x"u8);
        scene.Table().Rename("/motd"u8, "/news"u8);
        await Verify(await scene.Play(Scene.OwnCalls));
    }
}
