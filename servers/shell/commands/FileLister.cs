using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>`ls` at work: first the files that were named, then the directories one by one.</summary>
public sealed class FileLister(CommandContext context, ListOptions options)
{
    private const int MinorTrouble = 1;
    private const int Trouble = 2;

    private readonly CommandContext _context = context;
    private readonly ListOptions _options = options;
    private int _status = ExitStatus.Success;
    private bool _hasOutput;
    private bool _showsHeaders;

    public int Run(OptionReader operands)
    {
        TextList names = new(_context.System);
        ValueBuffer<FileStatus> statuses = new(_context.System);
        for (int i = 0; i < Math.Max(operands.OperandCount, 1); i++)
        {
            ReadOnlySpan<byte> name = operands.OperandCount == 0 ? "."u8 : operands.Operand(i);
            ServiceError error = _context.Status(name, out FileStatus status);
            if (error != ServiceError.None)
            {
                _context.Complain(name, error);
                _status = Trouble;
                continue;
            }

            names.Add(name);
            statuses.Append(status);
        }

        _showsHeaders = operands.OperandCount > 1 || _options.IsRecursive;
        ValueBuffer<int> order = Sort(names, statuses);
        ListFiles(names, statuses, order);
        ByteBuffer path = new(_context.System);
        _ = path.Room(PathText.MaximumBytes + PathText.MaximumName);
        for (int i = 0; i < order.Count && !_context.MustStop; i++)
        {
            if (IsListed(statuses[order[i]]))
            {
                path.Clear();
                path.Append(names[order[i]]);
                ListDirectory(path, isOperand: true);
            }
        }

        return _status;
    }

    private bool IsListed(in FileStatus status) => status.Kind == FileKind.Directory && !_options.ListsDirectories;

    private void ListFiles(TextList names, ValueBuffer<FileStatus> statuses, ValueBuffer<int> order)
    {
        ValueBuffer<int> files = new(_context.System);
        for (int i = 0; i < order.Count; i++)
        {
            if (!IsListed(statuses[order[i]]))
            {
                files.Append(order[i]);
            }
        }

        Show(names, statuses, files, withTotal: false);
        _hasOutput = files.Count > 0;
    }

    private void ListDirectory(ByteBuffer path, bool isOperand)
    {
        MemoryMark mark = _context.System.Mark();
        DirectoryListing listing = new(_context);
        ServiceError error = ServiceError.None;
        if (_options.ShowsSelf)
        {
            error = AddSelf(listing, path);
        }

        error = error == ServiceError.None ? listing.Read(path.Bytes) : error;
        if (error != ServiceError.None)
        {
            _context.Complain(path.Bytes, error);
            _status = isOperand ? Trouble : Math.Max(_status, MinorTrouble);
        }
        else
        {
            ShowDirectory(listing, path);
        }

        _context.System.Release(mark);
    }

    private void ShowDirectory(DirectoryListing listing, ByteBuffer path)
    {
        if (_showsHeaders)
        {
            _context.Output.Write(_hasOutput ? "\n"u8 : default);
            _context.Output.Write(path.Bytes);
            _context.Output.WriteLine(":"u8);
        }

        _hasOutput = true;
        ValueBuffer<int> order = Sort(listing.Names, listing.Statuses);
        int shown = 0;
        for (int i = 0; i < order.Count; i++)
        {
            if (_options.ShowsHidden || listing.Names[order[i]][0] != (byte)'.')
            {
                order[shown++] = order[i];
            }
        }

        order.Truncate(shown);
        Show(listing.Names, listing.Statuses, order, _options.IsLong);
        int length = path.Length;
        for (int i = 0; i < shown && _options.IsRecursive && !_context.MustStop && length <= PathText.MaximumBytes; i++)
        {
            ReadOnlySpan<byte> name = listing.Names[order[i]];
            bool isSelf = name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);
            if (listing.Statuses[order[i]].Kind == FileKind.Directory && !isSelf)
            {
                path.Append(path[length - 1] == (byte)'/' ? default : "/"u8);
                path.Append(name);
                ListDirectory(path, isOperand: false);
                path.Truncate(length);
            }
        }
    }

    /// <summary>File systems do not list `.` and `..`: paths with them are resolved by the mount table.</summary>
    private ServiceError AddSelf(DirectoryListing listing, ByteBuffer path)
    {
        int length = path.Length;
        ServiceError error = _context.Status(path.Bytes, out FileStatus self);
        path.Append("/.."u8);
        ServiceError parentError = _context.Status(path.Bytes, out FileStatus parent);
        path.Truncate(length);
        listing.Names.Add("."u8);
        listing.Statuses.Append(self);
        listing.Names.Add(".."u8);
        listing.Statuses.Append(parentError == ServiceError.None ? parent : self);
        return error;
    }

    private ValueBuffer<int> Sort(TextList names, ValueBuffer<FileStatus> statuses)
    {
        ValueBuffer<int> order = new(_context.System);
        for (int i = 0; i < statuses.Count; i++)
        {
            order.Append(i);
        }

        if (!MergeSort.Sort(order, new ListOrder(names, statuses, _options), _context.System))
        {
            _context.Complain("memory exhausted"u8);
            _status = Trouble;
        }

        return order;
    }

    private void Show(TextList names, ValueBuffer<FileStatus> statuses, ValueBuffer<int> order, bool withTotal)
    {
        LongFormat format = default;
        for (int i = 0; i < order.Count; i++)
        {
            format.Measure(statuses[order[i]]);
        }

        if (withTotal)
        {
            _context.Output.Write("total "u8);
            _context.Output.Write(format.TotalBlocks);
            _context.Output.Write("\n"u8);
        }

        long now = _context.System.Now;
        for (int i = 0; i < order.Count; i++)
        {
            FileStatus status = statuses[order[i]];
            if (_options.ShowsNodes)
            {
                format.WriteNode(_context.Output, status);
            }

            if (_options.IsLong)
            {
                format.Write(_context.Output, status, now);
            }

            _context.Output.Write(names[order[i]]);
            _context.Output.WriteLine(_options.MarksKinds && status.Kind == FileKind.Directory ? "/"u8 : default);
        }
    }
}
