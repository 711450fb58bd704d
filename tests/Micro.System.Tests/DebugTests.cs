using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>`./micro debug --gdb`, driven as a person would: breakpoints by C# line, values, the call stack.</summary>
public sealed class DebugTests
{
    private const string Session = """
        break BootSequence.cs:{0}
        continue
        backtrace
        info args
        delete
        break FileTree.cs:{1}
        continue
        backtrace
        info args
        info locals
        list
        kill
        """;

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Gdb_stops_at_lines_of_kernel_and_server_and_prints_their_values(string architecture)
    {
        string session = Session
            .Replace("{0}", Project.LineOf("microkernel/Boot/BootSequence.cs", "new InitBuilder<TCpu>("), global::System.StringComparison.Ordinal)
            .Replace("{1}", Project.LineOf("servers/ramfs/FileTree.cs", "if (error != ServiceError.None)"), global::System.StringComparison.Ordinal);

        Outcome outcome = MicroCommand.RunWithInput(session, "debug", "--arch", architecture, "--gdb");

        outcome.ExpectStatus(0);
        // The kernel, with its caller and an argument; then the server, which runs once there is paging.
        outcome.ExpectOutput("BootSequence.Run");
        outcome.ExpectOutput("EntryPoints.Start");
        outcome.ExpectOutput("RamCount = ");
        outcome.ExpectOutput("FileTree.FindForOpen");
        outcome.ExpectOutput("RamfsServer.Open");
        outcome.ExpectOutput("ServerHost.Run");
        outcome.ExpectOutput("flags = Read");
        outcome.ExpectOutput("error = None");
        outcome.ExpectOutput("ServiceError error = Locate(path, out place);");
    }
}
