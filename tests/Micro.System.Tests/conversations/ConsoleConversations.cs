using System.Threading.Tasks;
using Micro.Protocols;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>Protocol `console`, and the console as a file.</summary>
public sealed class ConsoleConversations
{
    [Fact]
    public async Task The_console_is_a_file_that_is_no_file()
    {
        Scene scene = new();
        byte[] room = new byte[16];
        scene.Console().SetMode(ConsoleMode.Raw);
        scene.File("console").Write(0, "hello\n"u8, out _);
        scene.Console().Drain();
        scene.File("console").Read(0, room, out _);
        scene.File("console").Resize(0);
        scene.File("console").Status(out _);
        scene.File("console").ReadEntry(0, out _, out _, room, out _);
        scene.File("console").Close();
        await Verify(await scene.Play());
    }
}
