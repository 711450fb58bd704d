using System.CommandLine;
using Micro.Tools.Testing;

namespace Micro.Tools.CommandLine;

/// <summary>`micro test`: every test there is, and one summary of all.</summary>
internal static class TestCommand
{
    public static Command Create(Tool tool)
    {
        Option<string> filter = MachineOptions.Text("--filter", "EXPRESSION", "run only the tests that match, as in dotnet test");
        Command command = new("test", "Run the host tests and the tests that boot in QEMU");
        command.Add(filter);
        command.SetAction(parsed => new TestRun(tool).Run(parsed.GetValue(filter)));
        return command;
    }
}
