using System.CommandLine;
using System.IO;
using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;

namespace Micro.Tools.CommandLine;

/// <summary>`micro build`: builds images without booting them.</summary>
internal static class BuildCommand
{
    public static Command Create(Tool tool)
    {
        MachineOptions machine = new();
        Command command = new("build", "Build an image for one or all architectures");
        machine.AddImageTo(command);
        command.SetAction(parsed =>
        {
            ImageManifest image = machine.ReadImage(parsed, tool.Repository);
            foreach (Target target in machine.ReadTargets(parsed))
            {
                Build(tool, target, image);
            }

            return ExitStatus.Success;
        });
        return command;
    }

    private static void Build(Tool tool, Target target, ImageManifest image)
    {
        HostPackages.Ensure(tool);
        MachineBuild build = MachineBuild.Ensure(tool, target, image);
        MachineRequest request = new()
        {
            Target = target,
            Image = image,
            Machine = target.ParseMachine(null),
            Cpu = target.ParseCpu(null),
            MemoryBytes = 0,
        };
        string name = Path.GetFileNameWithoutExtension(image.File);
        string path = Path.Combine(tool.Repository.MachineOutput(target), name + ".archive");
        BootArchive.Write(BootArchive.Compose(tool, request, build, script: null), path);
        Say.Note($"{target.Name}: {Shown(build.KernelFile)}, {Shown(path)}");
    }

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
