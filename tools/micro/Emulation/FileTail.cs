using System;
using System.IO;

namespace Micro.Tools.Emulation;

/// <summary>Reads a file that another process is still writing.</summary>
internal sealed class FileTail : IDisposable
{
    private readonly string _path;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private FileStream? _file;

    public FileTail(string path)
    {
        _path = path;
    }

    /// <summary>The next bytes; empty where there are none yet.</summary>
    public ReadOnlySpan<byte> Read()
    {
        if (_file is null)
        {
            if (!File.Exists(_path))
            {
                return [];
            }

            _file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        }

        return _buffer.AsSpan(0, _file.Read(_buffer));
    }

    public void Dispose() => _file?.Dispose();
}
