using System.IO;

namespace Micro.Tools.CommandLine;

/// <summary>The value of an option that names a file to be written.</summary>
internal static class OutputFile
{
    /// <summary>The file, if its folder exists: minutes of work must not end in "no such folder".</summary>
    public static string? Checked(string option, string? file)
    {
        string? folder = file is null ? null : Path.GetDirectoryName(Path.GetFullPath(file));
        return folder is null || Directory.Exists(folder)
            ? file
            : throw ToolException.Usage($"{option}: there is no directory '{folder}'");
    }
}
