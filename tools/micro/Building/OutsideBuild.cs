using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;

namespace Micro.Tools.Building;

/// <summary>Images of servers and programs whose sources lie outside of the project. Their files lie among the others.</summary>
internal sealed class OutsideBuild
{
    private readonly Tool _tool;
    private readonly Target _target;
    private readonly string _folder;
    private readonly string[] _images;

    private OutsideBuild(Tool tool, Target target, string folder)
    {
        _tool = tool;
        _target = target;
        _folder = folder;
        _images = [.. ProjectVariants.ImagesOf(folder)];
    }

    // Two folders may have images of one name in turn: the sources that the files were made of are named in it.
    private BuildStamp Stamp => new(Path.Combine(_tool.Repository.MachineOutput(_target), _images[0] + ".outside"));

    /// <summary>Builds what is out of date of all that a manifest has from outside. What they refer to is built.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="target">The architecture.</param>
    /// <param name="image">The manifest.</param>
    /// <param name="fingerprint">Of the project's own sources.</param>
    public static void Ensure(Tool tool, Target target, ImageManifest image, string fingerprint)
    {
        foreach (string folder in image.Entries.Where(entry => entry.IsOutside).Select(entry => entry.Folder).Distinct())
        {
            new OutsideBuild(tool, target, folder).Ensure(fingerprint);
        }
    }

    private void Ensure(string fingerprint)
    {
        string wanted = fingerprint + SourceFingerprint.Of(_folder);
        if (Stamp.IsAt(wanted))
        {
            return;
        }

        using BuildLock only = BuildLock.Take(Path.Combine(_tool.Repository.Artifacts, "machine", "lock"), _tool.Signals);
        if (!Stamp.IsAt(wanted))
        {
            Say.Note($"building {_folder} for {_target.Name}");
            Array.ForEach(_images, MakeRoom);
            Build();
            Stamp.Set(wanted);
        }
    }

    // The linker's step would take another folder's newer file for its own.
    private void MakeRoom(string image)
    {
        string file = Path.Combine(_tool.Repository.MachineOutput(_target), image);
        string list = file + ".libraries";
        string made = File.Exists(list) ? File.ReadLines(list).FirstOrDefault() ?? "" : "";
        if (made.StartsWith(_tool.Repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw ToolException.Failed($"the image '{image}' of '{_folder}' has the name of one of the project's own: give it another MachineImageName");
        }

        Stamp.Clear();
        File.Delete(file + ".elf");
    }

    private void Build()
    {
        List<string> arguments =
        [
            "build", _folder, "-t:Machine", $"-p:MachineArch={_target.Name}", "-p:RunAnalyzers=false", "-nologo", "-v:quiet",
            "-consoleLoggerParameters:NoSummary",
        ];
        SubprocessResult result = Subprocess.Capture(_tool.Signals, DotnetHost.Program, arguments, _folder, ("MICRO_ROOT", _tool.Repository.Root));
        if (result.Status != 0)
        {
            DiskSpace.Check(result.Text, _tool.Repository.Root);
            Say.Quote(BuildErrors.Of(result.Text));
            throw ToolException.Failed($"'{_folder}' does not build for {_target.Name}");
        }
    }
}
