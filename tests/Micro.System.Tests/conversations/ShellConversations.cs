using System.Threading.Tasks;
using Micro.Testing;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>What the shell's commands cause: one text for the simulator and both CPUs.</summary>
public sealed class ShellConversations
{
    [Theory]
    [InlineData("read", "cat motd")]
    [InlineData("write", "echo one > f; echo two >> f; rm f")]
    [InlineData("directories", "mkdir d; touch d/x; mv d/x y; rmdir d")]
    [InlineData("program", "run true; run none")]
    [InlineData("mount", "mkdir m; mount ramfs /m; mount; umount /m")]
    [InlineData("processes", "sleep 0.01 & wait")]
    [InlineData("descriptors", "echo x > f; read line < f; rm f")]
    public async Task A_command_is_these_messages(string command, string script)
    {
        Conversation conversation = await Conversation.Record(new Session(script));

        // How many frames a process takes is how big its image is.
        await Verify(conversation.OfClient("shell").Where("not server=pmm")).UseTextForParameters(command);
    }

    [Fact]
    public async Task A_boot_is_these_messages_to_init()
    {
        Conversation conversation = await Conversation.Record(new Session("exit 0"));

        // The simulator has no tracer: it looks into the ring itself.
        await Verify(conversation.AtBoundaryOf("init").Where("not process=tracer"));
    }
}
