using System.Threading.Tasks;
using Micro.Protocols;
using Micro.Testing;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>Protocols `frames` and `heap`.</summary>
public sealed class MemoryConversations
{
    private const ulong Far = 1UL << 40;

    [Fact]
    public async Task Frames_come_and_go_and_what_is_wrong_is_named()
    {
        Scene scene = new();
        scene.Frames(value: 1).Allocate(4, 0, out _, out _);
        ulong first = PlayerScript.Value(1);
        scene.Frames().Statistics(out _);
        scene.Frames().NextRun(first, out _);
        scene.Frames().NextRun(Far, out _);
        scene.Frames().Free(PlayerScript.Value(1, added: 1));
        scene.Frames().Free(first);
        scene.Frames().Free(first);
        scene.Frames().Free(Far);
        scene.Frames().Allocate(0, 0, out _, out _);
        scene.Frames().Allocate(1, 19, out _, out _);
        scene.Frames().Allocate(1 << 30, 0, out _, out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Without_memory_nothing_new_is_made_and_nothing_is_lost()
    {
        Scene scene = new();
        scene.FileSystem(keep: 1).Open("motd"u8, OpenFlags.Read | OpenFlags.Write, out _, out _);
        for (uint count = 1 << 15; count > 0; count /= 2)
        {
            scene.Frames(times: 8).Allocate(count, 0, out _, out _);
        }

        scene.File(1).Write(1 << 12, "x"u8, out _);
        scene.FileSystem(keep: 2).Open("doc/tour"u8, OpenFlags.Write, out _, out _);
        scene.File(2).Resize(1 << 20);
        scene.Processes().Create("true"u8, "true\0"u8, out _);
        scene.Heap().Allocate(1 << 20, out _, out _);
        scene.File(1).Status(out _);
        await Verify(await scene.Play("process=player and not server=init and not server=pmm"));
    }

    [Fact]
    public async Task Blocks_of_frames_can_be_too_many()
    {
        const int MostBlocks = 16_384;
        Scene scene = new();
        scene.Script.As("bystander");
        scene.Frames(times: MostBlocks).Allocate(1, 0, out _, out _);
        scene.Script.As("player");
        scene.Frames().Allocate(1, 0, out _, out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Blocks_come_and_go_and_what_is_wrong_is_named()
    {
        Scene scene = new();
        scene.Heap().Free(0, out _);
        scene.Heap().Resize(0, 16, out _, out _);
        scene.Heap().Allocate(100, out _, out _);
        scene.Heap().Statistics(out _);
        scene.Heap().Segment(0, out _, out _);
        scene.Heap().Segment(Far, out _, out _);
        scene.Heap().Resize(0, 200, out _, out _);
        scene.Heap().Resize(0, 0, out _, out _);
        scene.Heap().Resize(8, 16, out _, out _);
        scene.Heap().Free(8, out _);
        scene.Heap().Free(0, out _);
        scene.Heap().Free(0, out _);
        scene.Heap().Resize(0, 16, out _, out _);
        scene.Heap().Allocate(0, out _, out _);
        scene.Heap().Allocate(Far, out _, out _);
        await Verify(await scene.Play());
    }
}
