using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;
using Micro.Shell.Tests.Model;
using Xunit;

namespace Micro.Shell.Tests;

/// <summary>A run of shell text on the model machine: what it wrote and its status.</summary>
public sealed class ShellRun
{
    private ShellRun(byte[] output, byte[] error, int status)
    {
        Output = Encoding.Latin1.GetString(output);
        Error = Encoding.Latin1.GetString(error);
        Status = status;
    }

    public string Output { get; }

    public string Error { get; }

    public int Status { get; }

    public static ShellRun Of(string text, IReadOnlyDictionary<string, byte[]>? files = null) =>
        Of(text, MachineWith(files), "");

    /// <summary>Runs text, and checks that it leaves nothing behind: no open files, no blocks.</summary>
    public static ShellRun Of(string text, ModelMachine machine, string input, bool everythingInBlocks = true, bool leaksBlocks = false)
    {
        using MemoryStream output = new();
        using MemoryStream error = new();
        using MemoryStream source = new(Encoding.Latin1.GetBytes(input));
        ModelSystem system = new(machine, new ProcessId(7)) { LargestArenaBuffer = everythingInBlocks ? 0 : 16 * 1024 };
        system.Attach(0, new ModelFile { Source = source, Flags = OpenFlags.Read });
        system.Attach(1, new ModelFile { Sink = output, Flags = OpenFlags.Write });
        system.Attach(2, new ModelFile { Sink = error, Flags = OpenFlags.Write });
        TextList arguments = new(system);
        foreach (string argument in (string[])["sh", "-c", text])
        {
            arguments.Add(Encoding.Latin1.GetBytes(argument));
        }

        int status = ShellProcess.Run(system, arguments);
        Assert.Equal(3, system.OpenCount);
        system.End();
        if (machine.Processes.Count == 0 && !leaksBlocks)
        {
            Assert.Equal(0, machine.BlockBytes);
        }

        return new ShellRun(output.ToArray(), error.ToArray(), status);
    }

    public static ModelMachine MachineWith(IReadOnlyDictionary<string, byte[]>? files)
    {
        ModelMachine machine = new();
        foreach ((string path, byte[] data) in files ?? new Dictionary<string, byte[]>())
        {
            machine.Put("/" + path, data);
        }

        return machine;
    }
}
