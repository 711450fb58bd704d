using System;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>All pipes with what is in them. Numbers start at 1.</summary>
internal readonly struct PipeTable
{
    /// <summary>Bytes that a pipe holds.</summary>
    public const int RingBytes = 8192;

    private const int Capacity = 256;

    private readonly StatePool<Pipe> _pipes;
    private readonly StateBytes _rings;
    private readonly StateValue<uint> _generation;

    public PipeTable(StateRegion region)
    {
        _pipes = region.Pool<Pipe>(Capacity, Capacity);
        _rings = region.Bytes((long)Capacity * RingBytes, RingBytes);
        _generation = region.Value<uint>();
    }

    public int Last => _pipes.Last;

    public ref readonly Pipe this[int pipe] => ref _pipes[pipe];

    public ref Pipe Modify(int pipe) => ref _pipes.Modify(pipe);

    public bool IsLive(int pipe) => _pipes.IsLive(pipe);

    public int CountOf(int pipe) => (int)(_pipes[pipe].Written - _pipes[pipe].Read);

    public int RoomOf(int pipe) => RingBytes - CountOf(pipe);

    /// <summary>Makes a pipe with both ends open.</summary>
    /// <returns>False: capacity or memory is used up.</returns>
    public bool TryMake(out int pipe)
    {
        if (!_pipes.TryTake(out pipe))
        {
            return false;
        }

        if (!_rings.TryExtend((long)pipe * RingBytes))
        {
            _ = _pipes.TryRelease(pipe);
            return false;
        }

        ref Pipe made = ref _pipes.Modify(pipe);
        made.Generation = ++_generation.Modify();
        made.HasReader = true;
        made.HasWriter = true;
        return true;
    }

    public void Remove(int pipe) => _ = _pipes.TryRelease(pipe);

    /// <summary>The next bytes as they lie in one piece, at most <paramref name="limit"/>.</summary>
    public ReadOnlySpan<byte> Peek(int pipe, int limit)
    {
        int place = (int)(_pipes[pipe].Read % RingBytes);
        int count = Least(CountOf(pipe), RingBytes - place, limit);
        return _rings.Read(PlaceOf(pipe) + place, count);
    }

    /// <summary>Forgets the next bytes.</summary>
    public void Skip(int pipe, int count) => _pipes.Modify(pipe).Read += (ulong)count;

    /// <summary>Takes up to as many bytes as <paramref name="data"/> holds; how many that were.</summary>
    public int Read(int pipe, Span<byte> data)
    {
        int done = 0;
        while (done < data.Length && CountOf(pipe) != 0)
        {
            ReadOnlySpan<byte> part = Peek(pipe, data.Length - done);
            part.CopyTo(data.Slice(done));
            Skip(pipe, part.Length);
            done += part.Length;
        }

        return done;
    }

    /// <summary>Appends as much as there is room for; how much that was.</summary>
    public int Write(int pipe, ReadOnlySpan<byte> data)
    {
        int done = 0;
        while (done < data.Length && RoomOf(pipe) != 0)
        {
            int place = (int)(_pipes[pipe].Written % RingBytes);
            int count = Least(RoomOf(pipe), RingBytes - place, data.Length - done);

            // Room holds nothing: its old bytes need not be kept for an undo.
            data.Slice(done, count).CopyTo(_rings.Overwrite(PlaceOf(pipe) + place, count));
            _pipes.Modify(pipe).Written += (ulong)count;
            done += count;
        }

        return done;
    }

    private static long PlaceOf(int pipe) => (long)(pipe - 1) * RingBytes;

    private static int Least(int a, int b, int c)
    {
        int least = a < b ? a : b;
        return least < c ? least : c;
    }
}
