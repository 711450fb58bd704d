using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The entries of a directory, read at once: what is done with them may change the directory.</summary>
public sealed class DirectoryListing(CommandContext context)
{
    private readonly CommandContext _context = context;

    public TextList Names { get; } = new(context.System);

    public ValueBuffer<FileStatus> Statuses { get; } = new(context.System);

    public int Count => Statuses.Count;

    /// <summary>Reads all entries; an empty path is the working directory.</summary>
    public ServiceError Read(ReadOnlySpan<byte> path)
    {
        path = path.IsEmpty ? "."u8 : path;
        ServiceError error = _context.Open(path, OpenFlags.Read | OpenFlags.Directory, out int descriptor);
        if (error != ServiceError.None)
        {
            return error;
        }

        Span<byte> name = stackalloc byte[PathText.MaximumName];
        ulong cursor = 0;
        while (true)
        {
            error = _context.System.ReadEntry(descriptor, cursor, out cursor, out FileStatus status, name, out int length);
            if (error != ServiceError.None)
            {
                break;
            }

            Names.Add(name.Slice(0, length));
            Statuses.Append(status);
        }

        _ = _context.System.Close(descriptor);
        if (Names.IsExhausted || Statuses.IsExhausted)
        {
            return ServiceError.OutOfMemory;
        }

        return error == ServiceError.NotFound ? ServiceError.None : error;
    }

    /// <summary>The numbers of the entries in the order of their names.</summary>
    public ValueBuffer<int> Sorted()
    {
        ValueBuffer<int> order = new(_context.System);
        for (int i = 0; i < Count; i++)
        {
            order.Append(i);
        }

        _ = MergeSort.Sort(order, new TextOrder(Names), _context.System);
        return order;
    }
}
