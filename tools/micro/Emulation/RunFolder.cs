using System;
using System.IO;

namespace Micro.Tools.Emulation;

/// <summary>The temporary files of one run: the archive that goes in, the channels that come out.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("micro-");

    public string Archive => Path.Combine(_folder.FullName, "archive");

    /// <summary>What the guest's UART sent.</summary>
    public string Console => Path.Combine(_folder.FullName, "console");

    /// <summary>What the kernel logged.</summary>
    public string Log => Path.Combine(_folder.FullName, "log");

    /// <summary>What the machine recorded.</summary>
    public string Recording => Path.Combine(_folder.FullName, "recording");

    /// <summary>How many messages a simulated machine has delivered.</summary>
    public string Messages => Path.Combine(_folder.FullName, "messages");

    /// <summary>The RAM of a machine that is recorded. It stays as it was, however the machine ends.</summary>
    public string Memory => Path.Combine(_folder.FullName, "memory");

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A leftover in the temporary folder is no reason to fail a run that succeeded.
        }
    }
}
