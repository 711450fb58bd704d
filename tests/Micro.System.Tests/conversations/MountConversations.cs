using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Protocols;
using Micro.Testing;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>Protocol `vfs`.</summary>
public sealed class MountConversations
{
    [Fact]
    public async Task Paths_are_resolved_and_mounts_come_and_go()
    {
        Scene scene = new();
        byte[] room = new byte[64];
        scene.Mounts().Resolve("//a/./b/../c/"u8, out _, room, out _);
        scene.Mounts().Resolve(""u8, out _, room, out _);
        scene.Mounts().Resolve("a"u8, out _, room, out _);
        scene.Mounts().Resolve(Scene.LongPath, out _, room, out _);
        scene.Mounts(keep: 1).FileSystem(new MountId(1), out _);
        scene.Mounts().FileSystem(new MountId(9), out _);
        scene.Mounts().Watch(scene.Server("notification"));
        scene.Mounts().Mount("/m"u8, "actor"u8, scene.Server("actor"), out _);
        scene.Mounts().Resolve("/m/x"u8, out _, room, out _);
        scene.Mounts().Mount("/m"u8, "actor"u8, scene.Server("actor"), out _);
        scene.Mounts().Mount("m"u8, "actor"u8, scene.Server("actor"), out _);
        scene.Mounts().Mount(Scene.LongPath, "actor"u8, scene.Server("actor"), out _);
        scene.Mounts().Mount("/m/n"u8, "ramfs"u8, PlayerScript.Kept(1), out _);
        scene.Mounts().NextMount(new MountId(1), out _, room, out _);
        scene.Mounts().NextMount(new MountId(9), out _, room, out _);
        scene.Mounts().Unmount("/m"u8);
        scene.Mounts().Unmount("/m/n"u8);
        scene.Mounts().Unmount("/m"u8);
        scene.Mounts().Unmount("/m"u8);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Mounts_can_be_too_many()
    {
        Scene scene = new();
        foreach (int number in Enumerable.Range(0, 65))
        {
            scene.Mounts().Mount(Encoding.UTF8.GetBytes($"/m{number}"), "actor"u8, scene.Server("actor"), out _);
        }

        await Verify(await scene.Play("process=player and server=vfs and not error=None"));
    }

    [Fact]
    public async Task Without_a_root_no_path_leads_anywhere()
    {
        Scene scene = new();
        scene.Mounts().Unmount("/"u8);
        scene.Mounts().Resolve("/a"u8, out _, new byte[64], out _);
        await Verify(await scene.Play());
    }
}
