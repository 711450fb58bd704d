using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Protocols;
using Micro.Testing;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>A server keeps as many callers waiting as it has replies to park them in; one more is told so.</summary>
public sealed class WaitingConversations
{
    private const uint First = 100;

    // In the player's image fd has 32 replies, one of which is for its next caller.
    private const int Extras = 32;

    private const int PipeBytes = 8192;

    [Fact]
    public async Task Too_many_read_from_a_pipe() =>
        await Verify(await Play(Piped(out byte _), request: script => new FileClient<ScriptTransport>(script.To("reader"), default).Read(0, new byte[16], out _)));

    [Fact]
    public async Task Too_many_write_to_a_pipe()
    {
        Scene scene = Piped(out byte writer);
        scene.File(writer, times: PipeBytes / 2048).Write(0, new byte[2048], out _);
        await Verify(await Play(scene, request: script => new FileClient<ScriptTransport>(script.To("writer"), default).Write(0, "x"u8, out _)));
    }

    private static Scene Piped(out byte writer)
    {
        writer = 2;
        Scene scene = new();
        scene.Table().Pipe(out _, out _);
        scene.Table(keep: 1).File(0, out _, out _, out _, out _);
        scene.Table(keep: writer).File(1, out _, out _, out _, out _);
        return scene;
    }

    // So many programs that each make the same request; the player waits for the one that is refused.
    private static async Task<Conversation> Play(Scene scene, Action<PlayerScript> request)
    {
        PlayerScript line = new();
        request(line);
        byte[] arguments = Encoding.UTF8.GetBytes($"extra\0{line.ToString().Replace('\n', '\0')}");
        foreach (uint process in Enumerable.Range(0, Extras).Select(number => First + (uint)number))
        {
            scene.Processes().Create("extra"u8, arguments, out _);
            scene.Processes().Grant(new ProcessId(process), "reader"u8, PlayerScript.Kept(1));
            scene.Processes().Grant(new ProcessId(process), "writer"u8, PlayerScript.Kept(2));
        }

        foreach (uint process in Enumerable.Range(0, Extras).Select(number => First + (uint)number))
        {
            scene.Processes().Start(new ProcessId(process));
        }

        scene.Processes().Wait(default, block: true, out _, default, out _);
        Conversation conversation = await Conversation.Record(Session.Of(scene.Script));
        return conversation.Where("error=Busy");
    }
}
