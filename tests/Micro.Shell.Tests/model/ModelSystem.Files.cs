using System;
using System.Linq;
using System.Threading;
using Micro.Protocols;

namespace Micro.Shell.Tests.Model;

/// <summary>Descriptors and what is open behind them.</summary>
public sealed partial class ModelSystem
{
    public ServiceError Open(ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind)
    {
        lock (_machine)
        {
            descriptor = -1;
            kind = default;
            ServiceError error = _machine.Walk(path, out ModelNode? node, out ModelNode? parent, out string name);
            if (node == null && error == ServiceError.NotFound && parent != null && flags.HasFlag(OpenFlags.Create) && IsLast(path, name, parent))
            {
                node = _machine.Create(FileKind.File);
                parent.Entries.Add(name, node);
                parent.Modified = _machine.Now;
                error = ServiceError.None;
            }

            error = error == ServiceError.None && node!.Kind == FileKind.Directory && flags.HasFlag(OpenFlags.Write) ? ServiceError.IsADirectory : error;
            error = error == ServiceError.None && node!.Kind != FileKind.Directory && flags.HasFlag(OpenFlags.Directory) ? ServiceError.NotADirectory : error;
            if (error != ServiceError.None)
            {
                return error;
            }

            if (flags.HasFlag(OpenFlags.Truncate))
            {
                node!.Resize(0);
                node.Modified = _machine.Now;
            }

            kind = node!.Kind;
            return Install(new ModelFile { Node = node, Flags = flags }, out descriptor);
        }
    }

    public ServiceError Close(int descriptor)
    {
        lock (_machine)
        {
            if (!TryFile(descriptor, out ModelFile file))
            {
                return ServiceError.BadDescriptor;
            }

            _files[descriptor] = null;
            file.References--;
            if (file.Pipe != null)
            {
                file.Pipe.Readers -= file.ReadsPipe ? 1 : 0;
                file.Pipe.Writers -= file.WritesPipe ? 1 : 0;
                Monitor.PulseAll(_machine);
            }

            return ServiceError.None;
        }
    }

    public ServiceError Read(int descriptor, Span<byte> data, out int length)
    {
        length = 0;
        lock (_machine)
        {
            if (!TryFile(descriptor, out ModelFile file) || file.Flags.HasFlag(OpenFlags.Write))
            {
                return ServiceError.BadDescriptor;
            }

            if (file.Pipe != null)
            {
                return ReadPipe(file.Pipe, data, out length);
            }

            if (file.Source != null)
            {
                length = file.Source.Read(data);
                return ServiceError.None;
            }

            if (file.Node!.Kind == FileKind.Directory)
            {
                return ServiceError.IsADirectory;
            }

            // As the protocol: no more than one message carries.
            ReadOnlySpan<byte> rest = file.Node.Data.Slice((int)Math.Min(file.Position, file.Node.Data.Length));
            length = Math.Min(Math.Min(rest.Length, data.Length), 4080);
            rest.Slice(0, length).CopyTo(data);
            file.Position += length;
            return ServiceError.None;
        }
    }

    public ServiceError Write(int descriptor, ReadOnlySpan<byte> data)
    {
        lock (_machine)
        {
            if (!TryFile(descriptor, out ModelFile file) || !file.Flags.HasFlag(OpenFlags.Write))
            {
                return ServiceError.BadDescriptor;
            }

            if (file.Pipe != null)
            {
                return WritePipe(file.Pipe, data);
            }

            if (file.Sink != null)
            {
                file.Sink.Write(data);
                return ServiceError.None;
            }

            if (data.Length > _machine.Room)
            {
                return ServiceError.NoSpace;
            }

            _machine.Room -= data.Length;
            file.Position = file.Flags.HasFlag(OpenFlags.Append) ? file.Node!.Data.Length : file.Position;
            file.Node!.Write((int)file.Position, data);
            file.Node.Modified = _machine.Now;
            file.Position += data.Length;
            return ServiceError.None;
        }
    }

    public ServiceError Seek(int descriptor, SeekOrigin origin, long offset, out ulong position)
    {
        lock (_machine)
        {
            position = 0;
            if (!TryFile(descriptor, out ModelFile file))
            {
                return ServiceError.BadDescriptor;
            }

            if (file.Node == null)
            {
                return ServiceError.NotSeekable;
            }

            long start = origin == SeekOrigin.Start ? 0 : origin == SeekOrigin.End ? file.Node.Data.Length : file.Position;
            if (start + offset < 0)
            {
                return ServiceError.InvalidArgument;
            }

            file.Position = start + offset;
            position = (ulong)file.Position;
            return ServiceError.None;
        }
    }

    public ServiceError Status(int descriptor, out FileStatus status)
    {
        status = default;
        if (!TryFile(descriptor, out ModelFile file))
        {
            return ServiceError.BadDescriptor;
        }

        FileKind kind = file.Pipe != null ? FileKind.Pipe : FileKind.Device;
        status = file.Node?.Status ?? new FileStatus(kind, 0, 0, 0x180, 1, _machine.Now, 0);
        return ServiceError.None;
    }

    public ServiceError ReadEntry(
        int descriptor, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length)
    {
        lock (_machine)
        {
            next = cursor;
            status = default;
            length = 0;
            if (!TryFile(descriptor, out ModelFile file) || file.Node?.Kind != FileKind.Directory)
            {
                return ServiceError.NotADirectory;
            }

            // Entries in the order of their making, so that nobody relies on sorted ones.
            foreach ((string entry, ModelNode node) in file.Node.Entries.OrderBy(pair => pair.Value.Number))
            {
                if (node.Number > cursor)
                {
                    next = node.Number;
                    status = node.Status;
                    length = CopyText(entry, name);
                    return ServiceError.None;
                }
            }

            return ServiceError.NotFound;
        }
    }

    public ServiceError Pipe(out int reader, out int writer)
    {
        lock (_machine)
        {
            ModelPipe pipe = new();
            writer = -1;
            ServiceError error = Install(new ModelFile { Pipe = pipe, Flags = OpenFlags.Read }, out reader);
            return error == ServiceError.None ? Install(new ModelFile { Pipe = pipe, Flags = OpenFlags.Write }, out writer) : error;
        }
    }

    private ServiceError ReadPipe(ModelPipe pipe, Span<byte> data, out int length)
    {
        while (pipe.Bytes.Count == 0 && pipe.Writers > 0)
        {
            Monitor.Wait(_machine);
        }

        for (length = 0; length < data.Length && pipe.Bytes.Count > 0; length++)
        {
            data[length] = pipe.Bytes.Dequeue();
        }

        Monitor.PulseAll(_machine);
        return ServiceError.None;
    }

    private ServiceError WritePipe(ModelPipe pipe, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            while (pipe.Bytes.Count == ModelPipe.Capacity && pipe.Readers > 0)
            {
                Monitor.PulseAll(_machine);
                Monitor.Wait(_machine);
            }

            if (pipe.Readers == 0)
            {
                return ServiceError.BrokenPipe;
            }

            pipe.Bytes.Enqueue(value);
        }

        Monitor.PulseAll(_machine);
        return ServiceError.None;
    }

    private ServiceError Install(ModelFile file, out int descriptor)
    {
        for (descriptor = 0; descriptor < _files.Length; descriptor++)
        {
            if (_files[descriptor] == null)
            {
                Attach(descriptor, file);
                return ServiceError.None;
            }
        }

        descriptor = -1;
        return ServiceError.TooManyOpen;
    }

    private bool TryFile(int descriptor, out ModelFile file)
    {
        file = descriptor >= 0 && descriptor < _files.Length ? _files[descriptor]! : null!;
        return file != null;
    }

    private static bool IsLast(ReadOnlySpan<byte> path, string name, ModelNode parent) =>
        !parent.Entries.ContainsKey(name) && path.TrimEnd((byte)'/').EndsWith(System.Text.Encoding.Latin1.GetBytes(name));
}
