using System;
using System.IO;
using System.Text;
using Micro.Tools.Host;
using Micro.Tracing;

namespace Micro.Tools.Recordings;

/// <summary>The file that a recording goes to. It has its name only once it is whole: what was there before stays until then.</summary>
internal sealed class RecordingFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly TraceFilter? _filter;
    private readonly bool _isTold;

    private RecordingFile(string path, string partial, TraceFilter? filter, bool isTold)
    {
        _path = path;
        _partial = partial;
        _filter = filter;
        _isTold = isTold;
    }

    /// <summary>Makes sure, before anything boots, that there can be such a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="filter">What of the recording it shall hold; null: all.</param>
    /// <param name="isTold">How much it holds is said.</param>
    public static RecordingFile Open(string path, TraceFilter? filter, bool isTold = true)
    {
        string target = Resolve(path);
        string folder = Path.GetDirectoryName(target) ?? "/";
        if (!Directory.Exists(folder))
        {
            throw ToolException.Usage($"--trace: there is no directory '{folder}'");
        }

        string partial = Path.Combine(folder, $".{Path.GetFileName(target)}.{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(partial, []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Usage($"--trace: cannot write '{path}': {exception.Message}");
        }

        return new RecordingFile(target, partial, filter, isTold);
    }

    /// <summary>Puts what was recorded into the file, and says how much that is.</summary>
    /// <param name="recorded">What the guest wrote; it need not exist.</param>
    /// <param name="memory">The guest's memory, which has what it did not write; it need not exist.</param>
    public void Keep(string recorded, string memory)
    {
        if (!File.Exists(recorded) || new FileInfo(recorded).Length == 0)
        {
            Say.Note($"nothing was recorded, and '{_path}' is as it was");
            return;
        }

        byte[] bytes = File.ReadAllBytes(recorded);
        Recording recording = RecordingReader.Read(bytes);
        int read = 0;
        if (!recording.IsEnded && UnwrittenRecords.TryAdd(bytes, memory, out byte[] whole, out read))
        {
            bytes = whole;
            recording = RecordingReader.Read(bytes);
        }

        int kept = recording.Events.Count;
        try
        {
            using (FileStream file = File.Create(_partial))
            {
                if (_filter is null)
                {
                    file.Write(bytes);
                }
                else
                {
                    kept = FilteredRecording.Write(bytes, recording, _filter, file);
                }
            }

            File.Move(_partial, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Failed($"--trace: cannot write '{_path}': {exception.Message}", exception);
        }

        if (_isTold)
        {
            Say.Note(RecordingSummary.Of(recording, kept, _path, read));
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was there a moment ago; whoever took it away has it.
        }
    }

    // A recording replaces files, and nothing else: neither a folder nor what /dev/null is. What a link leads to, not the link.
    private static string Resolve(string path)
    {
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        bool isReplaceable = !Path.Exists(target) || LinuxFiles.Inspect(Encoding.UTF8.GetBytes(target)).Type == FileType.Regular;
        return isReplaceable ? target : throw ToolException.Usage($"--trace: '{path}' is not a file that can be replaced");
    }
}
