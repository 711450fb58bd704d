using System.CommandLine;
using Micro.Tools.Building;

namespace Micro.Tools.CommandLine;

/// <summary>`micro pack`: the test library as a package, for tests that live elsewhere.</summary>
internal static class PackCommand
{
    public static Command Create(Tool tool)
    {
        Command command = new("pack", "Pack the test library, Micro.Testing, into artifacts/packages");
        command.SetAction(_ =>
        {
            Say.Output.WriteLine(TestingPackage.Make(tool));
            return ExitStatus.Success;
        });
        return command;
    }
}
