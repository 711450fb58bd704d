using System;
using System.IO;
using System.Threading;
using Micro.Tools.Host;

namespace Micro.Tools.Building;

/// <summary>Keeps two runs of the tool from building in the same folders at once.</summary>
internal sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(200);

    // EWOULDBLOCK of flock(2), which is what .NET says of a file that somebody else holds.
    private const int LinuxBusy = 11;
    private const int MacBusy = 35;

    private readonly FileStream _file;

    private BuildLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Waits until nobody else builds.</summary>
    public static BuildLock Take(string path, StopSignals signals)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        bool hasSaid = false;
        while (true)
        {
            signals.ThrowIfStopped();
            try
            {
                return new BuildLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (exception.HResult is LinuxBusy or MacBusy)
            {
                if (!hasSaid)
                {
                    Say.Note("waiting for another build of this folder");
                    hasSaid = true;
                }

                Thread.Sleep(_poll);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
