using System.Collections.Generic;
using System.Linq;
using Micro.Archive;
using Micro.Tools.CommandLine;

namespace Micro.Tools.Machines;

/// <summary>A CPU architecture that images are built for, with the machines and models Micro is known to boot on.</summary>
internal sealed class Target
{
    public static readonly Target X64 = new("x64", Architecture.X64, "qemu-system-x86_64",
        machines: ["microvm", "q35", "pc"],
        cpus: ["max", "qemu64", "Haswell", "host"]);

    public static readonly Target Arm64 = new("arm64", Architecture.Arm64, "qemu-system-aarch64",
        machines: ["virt"],
        cpus: ["max", "cortex-a53", "a53", "cortex-a57", "a57", "cortex-a72", "a72", "host"]);

    private Target(
        string name,
        Architecture architecture,
        string emulator,
        IReadOnlyList<string> machines,
        IReadOnlyList<string> cpus)
    {
        Name = name;
        Architecture = architecture;
        Emulator = emulator;
        Machines = machines;
        Cpus = cpus;
    }

    public static IReadOnlyList<Target> All { get; } = [X64, Arm64];

    /// <summary>The name that --arch takes and the benchmark's rows carry.</summary>
    public string Name { get; }

    public Architecture Architecture { get; }

    /// <summary>QEMU's program for it.</summary>
    public string Emulator { get; }

    /// <summary>Machine types, the default first.</summary>
    public IReadOnlyList<string> Machines { get; }

    /// <summary>CPU models, the default first.</summary>
    public IReadOnlyList<string> Cpus { get; }

    public static Target Parse(string name) =>
        All.FirstOrDefault(target => target.Name == name)
        ?? throw ToolException.Usage(Choices.Unknown("architecture", name, All.Select(target => target.Name)));

    /// <summary>Accepts a machine type, perhaps with properties: "virt,gic-version=3".</summary>
    public string ParseMachine(string? value) => Known("machine", value, Machines);

    /// <summary>The machines with virtio-mmio, to whose console a recording goes.</summary>
    public static IReadOnlyList<string> TracedMachines { get; } = ["microvm", "virt"];

    /// <summary>Accepts a CPU model, perhaps with features: "max,-smap". Names it as QEMU does.</summary>
    public string ParseCpu(string? value)
    {
        string cpu = Known("CPU model", value, Cpus);
        return cpu.StartsWith('a') ? "cortex-" + cpu : cpu;
    }

    private string Known(string what, string? value, IReadOnlyList<string> choices)
    {
        if (value is null)
        {
            return choices[0];
        }

        string name = value.Split(',')[0];
        return choices.Contains(name)
            ? value
            : throw ToolException.Usage(Choices.Unknown($"{Name} {what}", name, choices));
    }
}
