using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace Micro.Simulator.Recording;

/// <summary>Counts the messages of a machine as they are delivered; if wanted also in a file, which is right even after the process has died.</summary>
internal sealed class MessageCounter : IDisposable
{
    private const int EndPlace = sizeof(long);

    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;

    /// <param name="path">Two numbers of eight bytes, little endian: the count, and 1 when the machine has ended in order; null: no file.</param>
    public MessageCounter(string? path)
    {
        if (path is not null)
        {
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, mapName: null, EndPlace + sizeof(long));
            _view = _file.CreateViewAccessor();
        }
    }

    /// <summary>The number of the last message.</summary>
    public long Count { get; private set; }

    public void Add() => Set(Count + 1);

    /// <summary>Another machine starts.</summary>
    public void Reset()
    {
        Set(0);
        _view?.Write(EndPlace, 0L);
    }

    /// <summary>The machine has ended, and the host process has not.</summary>
    public void End() => _view?.Write(EndPlace, 1L);

    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }

    private void Set(long count)
    {
        Count = count;
        _view?.Write(0, count);
    }
}
