using System.IO;

namespace Micro.Tools.Building;

/// <summary>What builds leave behind, all of it made again by the next.</summary>
internal static class IntermediateFiles
{
    private static readonly string[] _projectFolders = ["arch", "ipc", "microkernel", "programs", "runtime", "servers", "tools"];

    /// <summary>Deletes the intermediate and output folders of every project but the tool, which is running.</summary>
    public static void Delete(Repository repository)
    {
        foreach (string folder in _projectFolders)
        {
            DeleteBelow(new DirectoryInfo(Path.Combine(repository.Root, folder)));
        }

        DeleteIfThere(new DirectoryInfo(Path.Combine(repository.Artifacts, "objects")));
        DeleteIfThere(new DirectoryInfo(Path.Combine(repository.Root, "build", "obj")));
    }

    private static void DeleteBelow(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return;
        }

        foreach (DirectoryInfo inner in folder.GetDirectories())
        {
            if (inner.Name is "obj" or "bin")
            {
                inner.Delete(recursive: true);
            }
            else
            {
                DeleteBelow(inner);
            }
        }
    }

    private static void DeleteIfThere(DirectoryInfo folder)
    {
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }
}
