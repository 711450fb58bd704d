using System;
using Micro.Protocols;
using Micro.Servers.Shell.Matching;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>`grep` at work on files and directories.</summary>
public sealed class GrepSearch(CommandContext context, GrepOptions options, Regex regex)
{
    private readonly CommandContext _context = context;
    private readonly GrepOptions _options = options;
    private readonly Regex _regex = regex;

    public bool ShowsNames { get; set; }

    /// <summary>Some line was selected.</summary>
    public bool IsSelected { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Nothing more can change the result.</summary>
    public bool IsDone => _context.MustStop || (_options.IsQuiet && IsSelected);

    public void Search(ReadOnlySpan<byte> path)
    {
        bool isDirectory = _context.Status(path, out FileStatus status) == ServiceError.None && status.Kind == FileKind.Directory;
        if (isDirectory && _options.IsRecursive)
        {
            SearchTree(path);
        }
        else
        {
            SearchFile(path);
        }
    }

    /// <summary>Searches all files below a directory; an empty path is the working directory, and then no name starts with it.</summary>
    public void SearchTree(ReadOnlySpan<byte> directory)
    {
        ByteBuffer path = new(_context.System);
        _ = path.Room(PathText.MaximumBytes + PathText.MaximumName);
        path.Append(directory);
        SearchBelow(path);
    }

    public void SearchFile(ReadOnlySpan<byte> path)
    {
        ServiceError error = ServiceError.None;
        int descriptor = _context.Streams.Input;
        if (!path.SequenceEqual("-"u8))
        {
            error = _context.Open(path, OpenFlags.Read, out descriptor, out FileKind kind);
            if (error == ServiceError.None && kind == FileKind.Directory)
            {
                _ = _context.System.Close(descriptor);
                error = ServiceError.IsADirectory;
            }
        }

        if (error == ServiceError.None)
        {
            MemoryMark mark = _context.System.Mark();
            error = SearchLines(path, descriptor);
            _context.System.Release(mark);
            _context.CloseInput(descriptor);
        }

        if (error != ServiceError.None)
        {
            HasFailed = true;
            if (!_options.IsSilent)
            {
                _context.Complain(path, error);
            }
        }
    }

    private void SearchBelow(ByteBuffer path)
    {
        MemoryMark mark = _context.System.Mark();
        DirectoryListing listing = new(_context);
        ServiceError error = listing.Read(path.Bytes);
        if (error != ServiceError.None)
        {
            HasFailed = true;
            _context.Complain(path.Bytes, error);
        }

        for (int i = 0; i < listing.Count && !IsDone; i++)
        {
            int length = path.Length;
            path.Append(length > 0 && path[length - 1] != (byte)'/' ? "/"u8 : default);
            path.Append(listing.Names[i]);
            if (listing.Statuses[i].Kind == FileKind.Directory)
            {
                SearchBelow(path);
            }
            else
            {
                SearchFile(path.Bytes);
            }

            path.Truncate(length);
        }

        _context.System.Release(mark);
    }

    private ServiceError SearchLines(ReadOnlySpan<byte> path, int descriptor)
    {
        ReadOnlySpan<byte> name = path.SequenceEqual("-"u8) ? "(standard input)"u8 : path;
        InputReader reader = new(_context.System, descriptor);
        bool isBinary = reader.Fill().IndexOf((byte)0) >= 0;
        ByteBuffer line = new(_context.System);
        ulong number = 0;
        ulong selected = 0;
        bool showsLines = !(_options.OnlyCounts || _options.ListsMatching || _options.ListsOthers || _options.IsQuiet);
        bool onlyFirst = _options.IsQuiet || _options.ListsMatching || _options.ListsOthers || (isBinary && showsLines);
        while (selected < _options.MaximumCount && !(onlyFirst && selected > 0) && !IsDone && reader.TryReadLine(line))
        {
            number++;
            ReadOnlySpan<byte> text = line.Bytes;
            text = !text.IsEmpty && text[text.Length - 1] == (byte)'\n' ? text.Slice(0, text.Length - 1) : text;
            if (_regex.Matches(text) != _options.IsInverted)
            {
                selected++;
                ShowLine(name, number, text, showsLines && !isBinary);
            }

            line.Clear();
        }

        IsSelected |= selected > 0 != _options.ListsOthers;
        ShowSummary(name, selected, showsLines && isBinary);
        return line.IsExhausted ? ServiceError.OutOfMemory : reader.Error;
    }

    private void ShowLine(ReadOnlySpan<byte> name, ulong number, ReadOnlySpan<byte> text, bool shows)
    {
        if (!shows)
        {
            return;
        }

        if (!_options.OnlyMatching)
        {
            ShowPrefix(name, number);
            _context.Output.WriteLine(text);
            return;
        }

        int from = 0;
        while (!_options.IsInverted && _regex.Find(text, from, out int start, out int end))
        {
            if (end > start)
            {
                ShowPrefix(name, number);
                _context.Output.WriteLine(text.Slice(start, end - start));
            }

            from = end > start ? end : end + 1;
        }
    }

    private void ShowPrefix(ReadOnlySpan<byte> name, ulong number)
    {
        if (ShowsNames)
        {
            _context.Output.Write(name);
            _context.Output.Write(":"u8);
        }

        if (_options.ShowsNumbers)
        {
            _context.Output.Write(number);
            _context.Output.Write(":"u8);
        }
    }

    private void ShowSummary(ReadOnlySpan<byte> name, ulong selected, bool isBinary)
    {
        if (_options.IsQuiet)
        {
            return;
        }

        if (_options.ListsMatching || _options.ListsOthers)
        {
            if (selected > 0 == _options.ListsMatching)
            {
                _context.Output.WriteLine(name);
            }
        }
        else if (_options.OnlyCounts)
        {
            _context.Output.Write(ShowsNames ? name : default);
            _context.Output.Write(ShowsNames ? ":"u8 : default);
            _context.Output.Write(selected);
            _context.Output.Write("\n"u8);
        }
        else if (isBinary && selected > 0)
        {
            _ = _context.Complain(name, "binary file matches"u8);
        }
    }
}
