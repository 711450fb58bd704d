using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>An open file of this process: its number at the descriptor table, and the file itself, which reads and writes go to.</summary>
/// <remarks>
/// A position that nobody shares is kept here, so that reading is one call to the file system. A shared one (inherited or duplicated) is kept
/// by the descriptor table: it is advanced first, so that two readers never get the same bytes. Pipes and devices have none.
/// </remarks>
public struct OpenFile<TTransport>
    where TTransport : struct, ITransport
{
    private const int MostRead = 4080;
    private const int MostWritten = 4064;

    private readonly DescriptorTableClient<TTransport> _table;
    private readonly FileClient<TTransport> _file;
    private readonly FileKind _kind;
    private bool _isShared;
    private ulong _position;

    private OpenFile(
        DescriptorTableClient<TTransport> table, Slot file, int descriptor, FileKind kind, bool isShared)
    {
        _table = table;
        _file = new FileClient<TTransport>(file);
        _kind = kind;
        _isShared = isShared;
        _position = 0;
        Descriptor = descriptor;
    }

    public int Descriptor { get; }

    public readonly FileKind Kind => _kind;

    /// <summary>The file's capability, for operations that need no position.</summary>
    public readonly FileClient<TTransport> File => _file;

    private readonly bool HasPosition => _kind is FileKind.File or FileKind.Directory;

    /// <summary>Opens a path.</summary>
    public static ServiceError Open(
        DescriptorTableClient<TTransport> table, SlotAllocator slots, ReadOnlySpan<byte> path, OpenFlags flags, out OpenFile<TTransport> file)
    {
        file = default;
        if (!slots.TryTake(out Slot place))
        {
            return ServiceError.TooManyOpen;
        }

        ServiceError error = table.Open(path, flags, out int descriptor, out FileKind kind, out Slot _, place);
        if (error != ServiceError.None)
        {
            slots.Release(place);
            return error;
        }

        file = new OpenFile<TTransport>(table, place, descriptor, kind, isShared: false);
        return ServiceError.None;
    }

    /// <summary>A descriptor that this process was started with, such as 0, 1 and 2.</summary>
    public static ServiceError Inherit(
        DescriptorTableClient<TTransport> table, SlotAllocator slots, int descriptor, out OpenFile<TTransport> file)
    {
        file = default;
        ServiceError error = table.File(descriptor, out OpenFlags _, out FileKind kind, out bool isShared, out Slot received);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (!slots.TryKeep(received, out Slot kept))
        {
            return ServiceError.TooManyOpen;
        }

        file = new OpenFile<TTransport>(table, kept, descriptor, kind, isShared);
        return ServiceError.None;
    }

    /// <summary>Reads at the position and moves it. Fewer bytes than asked for are no error; none: the end.</summary>
    public ServiceError Read(Span<byte> data, out int length)
    {
        length = 0;
        Span<byte> part = data.Slice(0, data.Length < MostRead ? data.Length : MostRead);
        return KeepsOwnPosition ? ReadOwn(part, out length) : ReadShared(part, out length);
    }

    /// <summary>Writes all of the data at the position and moves it; an appending file: at its end.</summary>
    /// <param name="data">What to write.</param>
    /// <param name="written">How much was written; less than all only after an error.</param>
    public ServiceError Write(ReadOnlySpan<byte> data, out int written)
    {
        written = 0;
        while (written < data.Length)
        {
            ReadOnlySpan<byte> rest = data.Slice(written);
            ReadOnlySpan<byte> part = rest.Slice(0, rest.Length < MostWritten ? rest.Length : MostWritten);
            ServiceError error = KeepsOwnPosition ? WriteOwn(part, out int count) : WriteShared(part, out count);
            if (error != ServiceError.None)
            {
                return error;
            }

            written += count;
        }

        return ServiceError.None;
    }

    /// <summary>Moves the position.</summary>
    public ServiceError Seek(SeekOrigin origin, long offset, out ulong position)
    {
        position = _position;
        if (!HasPosition)
        {
            return ServiceError.NotSeekable;
        }

        if (_isShared)
        {
            return _table.Seek(Descriptor, origin, offset, out position);
        }

        ulong start = origin == SeekOrigin.Current ? _position : 0;
        ServiceError error = origin == SeekOrigin.End ? Size(out start) : ServiceError.None;
        bool isBeforeStart = offset < 0 && (ulong)-offset > start;
        if (error != ServiceError.None || isBeforeStart)
        {
            return error == ServiceError.None ? ServiceError.InvalidArgument : error;
        }

        _position = start + (ulong)offset;
        position = _position;
        return ServiceError.None;
    }

    /// <summary>To be called before a process is started that will share the file: from now on the descriptor table keeps the position.</summary>
    public ServiceError Share()
    {
        if (!KeepsOwnPosition)
        {
            return ServiceError.None;
        }

        ServiceError error = _table.Seek(Descriptor, SeekOrigin.Start, (long)_position, out ulong _);
        _isShared = error == ServiceError.None;
        return error;
    }

    /// <summary>Closes the descriptor and empties the slot.</summary>
    public readonly ServiceError Close(SlotAllocator slots)
    {
        slots.Drop(_file.Endpoint);
        return _table.Close(Descriptor);
    }

    private readonly bool KeepsOwnPosition => HasPosition && !_isShared;

    private readonly ServiceError Size(out ulong size)
    {
        ServiceError error = _file.Status(out FileStatus status);
        size = status.Size;
        return error;
    }

    private ServiceError ReadOwn(Span<byte> part, out int length)
    {
        ServiceError error = _file.Read(_position, part, out length);
        _position += error == ServiceError.None ? (uint)length : 0;
        return error;
    }

    private ServiceError ReadShared(Span<byte> part, out int length)
    {
        length = 0;
        ServiceError error = Claim((uint)part.Length, out ulong position);
        if (error != ServiceError.None)
        {
            return error;
        }

        error = _file.Read(position, part, out length);
        GiveBack((uint)part.Length, (uint)length);
        return error;
    }

    private ServiceError WriteOwn(ReadOnlySpan<byte> part, out int written)
    {
        ServiceError error = _file.Write(_position, part, out written);
        _position += error == ServiceError.None ? (uint)written : 0;
        return error;
    }

    private ServiceError WriteShared(ReadOnlySpan<byte> part, out int written)
    {
        written = 0;
        ServiceError error = Claim((uint)part.Length, out ulong position);
        if (error != ServiceError.None)
        {
            return error;
        }

        error = _file.Write(position, part, out written);
        GiveBack((uint)part.Length, (uint)written);
        return error;
    }

    // Pipes and devices have no position. An appending file takes none from its writers, but its readers have one.
    private readonly ServiceError Claim(uint count, out ulong position)
    {
        position = 0;
        return HasPosition ? _table.Advance(Descriptor, count, out position) : ServiceError.None;
    }

    private readonly void GiveBack(uint claimed, uint used)
    {
        long rest = (long)claimed - used;
        if (HasPosition && rest != 0)
        {
            _ = _table.Seek(Descriptor, SeekOrigin.Current, -rest, out ulong _);
        }
    }
}
