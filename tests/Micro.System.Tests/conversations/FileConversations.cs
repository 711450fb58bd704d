using System.Threading.Tasks;
using Micro.Protocols;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>Protocols `filesystem` and `file`: ramfs.</summary>
public sealed class FileConversations
{
    [Fact]
    public async Task A_file_is_written_read_cut_and_closed()
    {
        Scene scene = new();
        byte[] room = new byte[16];
        scene.FileSystem(keep: 1).Open("f"u8, Scene.New, out _, out _);
        scene.File(1).Write(0, "hello"u8, out _);
        scene.File(1).Read(1, room, out _);
        scene.File(1).Resize(2);
        scene.File(1).Status(out _);
        scene.File(1).ReadEntry(0, out _, out _, room, out _);
        scene.File(1).Write(ulong.MaxValue, "x"u8, out _);
        scene.File(1).Resize(ulong.MaxValue);
        scene.FileSystem(keep: 2).Open("f"u8, OpenFlags.Read, out _, out _);
        scene.File(2).Write(0, "x"u8, out _);
        scene.File(2).Resize(0);
        scene.FileSystem(keep: 3).Open("f"u8, OpenFlags.Write, out _, out _);
        scene.File(3).Read(0, room, out _);
        scene.File(1).Close();
        scene.File(1).Read(0, room, out _);
        scene.File(1).Write(0, "x"u8, out _);
        scene.File(1).Resize(0);
        scene.File(1).Status(out _);
        scene.File(1).ReadEntry(0, out _, out _, room, out _);
        scene.File(1).Close();
        scene.FileSystem(keep: 4).Open(""u8, OpenFlags.Read | OpenFlags.Directory, out _, out _);
        scene.File(4).ReadEntry(0, out _, out _, room, out _);
        scene.File(4).ReadEntry(1UL << 40, out _, out _, room, out _);
        scene.File(4).Read(0, room, out _);
        scene.File(4).Write(0, "x"u8, out _);
        scene.File(4).Resize(0);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Opening_can_go_wrong()
    {
        Scene scene = new();
        scene.FileSystem().Open("motd/x"u8, OpenFlags.Read, out _, out _);
        scene.FileSystem().Open("none"u8, OpenFlags.Read, out _, out _);
        scene.FileSystem().Open("motd"u8, Scene.New | OpenFlags.Exclusive, out _, out _);
        scene.FileSystem().Open("doc"u8, OpenFlags.Write, out _, out _);
        scene.FileSystem().Open("motd"u8, OpenFlags.Read | OpenFlags.Directory, out _, out _);
        scene.FileSystem().Open(Scene.LongName, OpenFlags.Read, out _, out _);
        scene.FileSystem().Open("/b"u8, OpenFlags.Read, out _, out _);
        scene.FileSystem().Status("motd"u8, out _);
        scene.FileSystem().Status("none"u8, out _);
        scene.FileSystem().Status("motd/x"u8, out _);
        scene.FileSystem().Status(Scene.LongName, out _);
        scene.FileSystem().Status("."u8, out _);
        scene.FileSystem().SetModified("motd"u8, 1);
        scene.FileSystem().SetModified("none"u8, 1);
        scene.FileSystem().SetModified("motd/x"u8, 1);
        scene.FileSystem().SetModified(Scene.LongName, 1);
        scene.FileSystem().SetModified(".."u8, 1);
        scene.FileSystem().Capacity(out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Names_come_go_and_change()
    {
        Scene scene = new();
        scene.FileSystem().MakeDirectory("d"u8);
        scene.FileSystem().MakeDirectory("d"u8);
        scene.FileSystem().MakeDirectory("none/d"u8);
        scene.FileSystem().MakeDirectory("motd/d"u8);
        scene.FileSystem().MakeDirectory(Scene.LongName);
        scene.FileSystem().MakeDirectory("/b"u8);
        scene.FileSystem().Rename("motd"u8, "d/f"u8);
        scene.FileSystem().Rename("motd"u8, "g"u8);
        scene.FileSystem().Rename("d/f/x"u8, "g"u8);
        scene.FileSystem().Rename("d"u8, "d/e"u8);
        scene.FileSystem().Rename("d/f"u8, "doc"u8);
        scene.FileSystem().Rename("d"u8, "d/f"u8);
        scene.FileSystem().Rename("scripts"u8, "doc"u8);
        scene.FileSystem().Rename("scripts"u8, Scene.LongName);
        scene.FileSystem().Remove("d"u8);
        scene.FileSystem().Remove("none"u8);
        scene.FileSystem().Remove("d/f/x"u8);
        scene.FileSystem().Remove(Scene.LongName);
        scene.FileSystem().Remove("."u8);
        scene.FileSystem().RemoveDirectory("d"u8);
        scene.FileSystem().RemoveDirectory("d/f"u8);
        scene.FileSystem().RemoveDirectory("none"u8);
        scene.FileSystem().RemoveDirectory(""u8);
        scene.FileSystem().RemoveDirectory(Scene.LongName);
        scene.FileSystem().RemoveDirectory("."u8);
        scene.FileSystem().Remove("d/f"u8);
        scene.FileSystem().RemoveDirectory("d"u8);
        await Verify(await scene.Play());
    }
}
