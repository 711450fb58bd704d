using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Micro.Archive;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;

namespace Micro.Tools.CommandLine;

/// <summary>The options that say which machine boots which image, shared by the commands that boot one.</summary>
internal sealed class MachineOptions
{
    private const string DefaultMemory = "128M";
    private static readonly string[] _accelerators = ["tcg", "kvm", "hvf"];

    private readonly Option<string> _architecture = Text("--arch", "x64|arm64", "CPU architecture (default x64)");
    private readonly Option<string> _image = Text("--image", "NAME", "image to boot: images/NAME.json, or a file (default: default)");
    private readonly Option<string[]> _variants = new("--set")
    {
        Description = "use another policy in a server; may be given several times",
        HelpName = "SERVER=VARIANT",
    };

    private readonly Option<string> _memory = Text("--memory", "SIZE", "memory of the machine (default 128M)");
    private readonly Option<string> _files = Text("--files", "DIR", "host directory to put at / of the guest");
    private readonly Option<string> _machine = Text("--machine", "M", "x64: microvm, q35, pc; arm64: virt[,gic-version=3]");
    private readonly Option<string> _cpu = Text("--cpu", "C", "CPU model (default max)");
    private readonly Option<string> _accelerator = Text("--accel", "tcg|kvm|hvf", "accelerator (default tcg)");
    private readonly Option<string> _append = Text("--append", "OPTIONS", "boot options, such as quiet or panic=test");

    /// <summary>QEMU's own arguments, behind "--".</summary>
    public Argument<string[]> ExtraArguments { get; } = new("QEMU-ARGS")
    {
        Description = "arguments for QEMU, behind --",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public void AddTo(Command command)
    {
        AddImageTo(command);
        foreach (Option option in (Option[])[_memory, _files, _machine, _cpu, _accelerator, _append])
        {
            command.Add(option);
        }

        command.Add(ExtraArguments);
    }

    /// <summary>Adds what a simulated machine has; its processor is one of its own.</summary>
    public void AddSimulatedTo(Command command)
    {
        foreach (Option option in (Option[])[_image, _variants, _memory, _files, _append])
        {
            command.Add(option);
        }
    }

    /// <summary>Adds only what says what is built.</summary>
    public void AddImageTo(Command command)
    {
        command.Add(_architecture);
        command.Add(_image);
        command.Add(_variants);
    }

    /// <summary>The architectures asked for: one, or all where none was named.</summary>
    public IReadOnlyList<Target> ReadTargets(ParseResult parsed) =>
        parsed.GetValue(_architecture) is string name ? [Target.Parse(name)] : Target.All;

    public ImageManifest ReadImage(ParseResult parsed, Repository repository)
    {
        ImageManifest manifest = ImageManifest.Load(FindImage(parsed.GetValue(_image) ?? "default", repository), repository);
        foreach (string assignment in parsed.GetValue(_variants) ?? [])
        {
            string[] parts = assignment.Split('=');
            if (parts.Length != 2)
            {
                throw ToolException.Usage($"--set: '{assignment}' is not of the form SERVER=VARIANT");
            }

            manifest = manifest.With(parts[0], parts[1]);
        }

        return manifest;
    }

    /// <summary>Checks everything that can be checked before anything is installed or built.</summary>
    public MachineRequest Read(ParseResult parsed, Repository repository)
    {
        Target target = Target.Parse(parsed.GetValue(_architecture) ?? Target.X64.Name);
        string accelerator = parsed.GetValue(_accelerator) ?? _accelerators[0];
        if (!_accelerators.Contains(accelerator))
        {
            throw ToolException.Usage(Choices.Unknown("accelerator", accelerator, _accelerators));
        }

        MachineRequest request = new()
        {
            Target = target,
            Machine = target.ParseMachine(parsed.GetValue(_machine)),
            Cpu = target.ParseCpu(parsed.GetValue(_cpu)),
            Accelerator = accelerator,
            MemoryBytes = ReadMemory(parsed.GetValue(_memory) ?? DefaultMemory),
            FilesFolder = ReadFolder(parsed.GetValue(_files)),
            Image = ReadImage(parsed, repository),
            BootOptions = parsed.GetValue(_append) ?? "",
            ExtraArguments = parsed.GetValue(ExtraArguments) ?? [],
        };
        return request.FilesFolder is null || request.Image.AllGrants.HasFlag(Grants.Files)
            ? request
            : throw ToolException.Usage("--files: this image has no server that is granted 'files'");
    }

    internal static Option<string> Text(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
    };

    private static string FindImage(string name, Repository repository)
    {
        if (name.EndsWith(".json", StringComparison.Ordinal))
        {
            return File.Exists(name) ? name : throw ToolException.Usage($"--image: there is no file '{name}'");
        }

        return repository.ImageNames().Contains(name)
            ? Path.Combine(repository.Images, name + ".json")
            : throw ToolException.Usage(Choices.Unknown("image", name, repository.ImageNames()));
    }

    private static long ReadMemory(string text)
    {
        bool isSize = MemorySize.TryParse(text, MemorySize.Mebi, out long bytes) && bytes >= MemorySize.Mebi;
        return isSize
            ? MemorySize.RoundUp(bytes, MemorySize.Mebi)
            : throw ToolException.Usage($"--memory: '{text}' is not a size of at least 1M, such as 128M or 2G");
    }

    private static string? ReadFolder(string? folder) =>
        folder is null || Directory.Exists(folder)
            ? folder
            : throw ToolException.Usage(File.Exists(folder)
                ? $"--files: '{folder}' is not a directory"
                : $"--files: there is no directory '{folder}'");
}
