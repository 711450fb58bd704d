using System.IO;
using Micro.Tracing;

namespace Micro.Tools.Recordings;

/// <summary>A recording that is named on the command line.</summary>
internal static class GivenRecording
{
    /// <summary>Reads a file; what is none is a wrong argument.</summary>
    public static Recording Read(string file) =>
        File.Exists(file) ? RecordingReader.ReadFile(file)
        : throw ToolException.Usage(Directory.Exists(file) ? $"'{file}' is a directory" : $"there is no file '{file}'");
}
