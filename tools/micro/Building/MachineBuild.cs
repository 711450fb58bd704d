using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Tools.Elf;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;

namespace Micro.Tools.Building;

/// <summary>The ELF files of one architecture, built by build/Images.proj when a source has changed.</summary>
internal sealed class MachineBuild
{
    public const string Kernel = "kernel";

    private readonly Tool _tool;
    private readonly Target _target;

    private MachineBuild(Tool tool, Target target)
    {
        _tool = tool;
        _target = target;
    }

    private string Output => _tool.Repository.MachineOutput(_target);

    private BuildStamp Stamp => new(Path.Combine(Output, "fingerprint"));

    /// <summary>Builds what is out of date, and of an image also what comes from outside of the project.</summary>
    public static MachineBuild Ensure(Tool tool, Target target, ImageManifest image)
    {
        MachineBuild build = Ensure(tool, target);
        OutsideBuild.Ensure(tool, target, image, build.Stamp.Fingerprint);
        return build;
    }

    /// <summary>Builds what is out of date. With analyzers it takes longer, and looks at every source.</summary>
    public static MachineBuild Ensure(Tool tool, Target target, bool analyzes = false)
    {
        MachineBuild build = new(tool, target);
        string fingerprint = SourceFingerprint.Of(tool.Repository.Root);
        if (build.Stamp.IsAt(fingerprint))
        {
            return build;
        }

        HostPackages.Ensure(tool);
        using BuildLock only = BuildLock.Take(Path.Combine(tool.Repository.Artifacts, "machine", "lock"), tool.Signals);
        if (!build.Stamp.IsAt(fingerprint))
        {
            Say.Note($"building the {target.Name} images");
            build.Build(analyzes);
            build.Stamp.Set(fingerprint);
        }

        return build;
    }

    /// <summary>The file that QEMU boots: on ARM64 not the ELF file, with which QEMU would pass no device tree.</summary>
    public string KernelFile => _target == Target.Arm64 ? FlatKernel : ElfPath(Kernel);

    private string FlatKernel => Path.Combine(Output, "kernel.img");

    /// <summary>The path of an image's ELF file, with its symbols.</summary>
    public string ElfPath(string image)
    {
        string path = Path.Combine(Output, image + ".elf");
        return File.Exists(path)
            ? path
            : throw ToolException.Failed($"the build made no image '{image}' for {_target.Name} ({path})");
    }

    public IExecutable Executable(string image) => ElfFile.Read(ElfPath(image));

    /// <summary>The kernel and every image of a manifest, by name.</summary>
    public static IEnumerable<string> ImageNames(ImageManifest manifest) =>
        manifest.Entries.Select(entry => entry.Image).Prepend(Kernel).Distinct();

    /// <summary>The assemblies that images were compiled from.</summary>
    public IEnumerable<string> Assemblies(IEnumerable<string> images) =>
        images
            .Select(image => Path.ChangeExtension(ElfPath(image), ".libraries"))
            .Where(File.Exists)
            .SelectMany(File.ReadAllLines)
            .Where(File.Exists)
            .Distinct();

    private void Build(bool analyzes)
    {
        Directory.CreateDirectory(Output);
        Stamp.Clear();
        SubprocessResult result = RunBuild(analyzes);
        CheckDisk(result);
        if (result.Status != 0 && !BuildErrors.AreInSources(result.Text))
        {
            // No source is to blame, but a build that was cut short may have left half a file, newer than its source.
            Say.Note("the build failed; building again from nothing, in case an earlier one was cut short");
            IntermediateFiles.Delete(_tool.Repository);
            result = RunBuild(analyzes);
            CheckDisk(result);
        }

        if (result.Status != 0)
        {
            Say.Quote(BuildErrors.Of(result.Text));
            throw ToolException.Failed($"the {_target.Name} images do not build");
        }

        if (_target == Target.Arm64)
        {
            File.WriteAllBytes(FlatKernel, FlatImage.Flatten(Executable(Kernel)));
        }
    }

    private void CheckDisk(SubprocessResult result)
    {
        if (result.Status != 0)
        {
            DiskSpace.Check(result.Text, _tool.Repository.Root);
        }
    }

    private SubprocessResult RunBuild(bool analyzes)
    {
        string[] arguments =
        [
            "build",
            Path.Combine("build", "Images.proj"),
            "-t:Machine",
            $"-p:MachineArch={_target.Name}",
            $"-p:RunAnalyzers={(analyzes ? "true" : "false")}",
            "-nologo",
            "-v:quiet",
            "-consoleLoggerParameters:NoSummary",
        ];
        return Subprocess.Capture(_tool.Signals, DotnetHost.Program, arguments, _tool.Repository.Root);
    }
}
