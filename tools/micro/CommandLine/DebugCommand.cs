using System.CommandLine;
using Micro.Tools.Debugging;

namespace Micro.Tools.CommandLine;

/// <summary>`micro debug`: a machine that waits for gdb, and gdb with the symbols of everything in it.</summary>
internal static class DebugCommand
{
    public static Command Create(Tool tool)
    {
        MachineOptions machine = new();
        Option<bool> start = new("--gdb") { Description = "start gdb in this terminal; the guest's console goes to a file" };
        Command command = new("debug", "Boot an image that waits for gdb, with symbols of the kernel and every server");
        machine.AddTo(command);
        command.Add(start);
        command.SetAction(parsed =>
            new DebugSession(tool, machine.Read(parsed, tool.Repository)).Run(parsed.GetValue(start)));
        return command;
    }
}
