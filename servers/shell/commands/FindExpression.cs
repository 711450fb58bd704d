using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>An expression of `find`, and what it does to each file.</summary>
public sealed class FindExpression(CommandContext context)
{
    // What a command with `+` is given at most, so that memory stays bounded.
    private const int MaximumBytes = 32 * 1024;
    private const int MaximumArguments = 2048;

    private readonly CommandContext _context = context;
    private readonly ValueBuffer<FindNode> _nodes = new(context.System);

    // The files for the one command with `+`, after its own words.
    private readonly TextList _batch = new(context.System);
    private int _root;
    private int _batchNode = -1;
    private int _batchWords;
    private bool _hasAction;

    public int MaximumDepth { get; private set; }

    public int MinimumDepth { get; private set; }

    public bool IsDepthFirst { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Set by -prune: the directory is not entered.</summary>
    public bool IsPruned { get; set; }

    /// <summary>Set by -quit.</summary>
    public bool HasQuit { get; private set; }

    public bool TryParse(int first)
    {
        FindParser parser = new(_context, _nodes, first);
        _root = parser.Parse();
        MaximumDepth = parser.MaximumDepth;
        MinimumDepth = parser.MinimumDepth;
        IsDepthFirst = parser.IsDepthFirst;
        _hasAction = parser.HasAction;
        return !parser.HasFailed && TryPrepareBatch();
    }

    /// <summary>Applies the expression to a file.</summary>
    public void Apply(ReadOnlySpan<byte> path, in FileStatus status)
    {
        bool selected = Evaluate(_root, path, status);
        if (selected && !_hasAction)
        {
            _context.Output.WriteLine(path);
        }
    }

    /// <summary>Runs commands for the files that are still waiting.</summary>
    public void Finish()
    {
        if (_batchNode >= 0 && _batch.Count > _batchWords)
        {
            RunBatch();
        }
    }

    private bool TryPrepareBatch()
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            if (_nodes[i].Test == FindTest.ExecuteMany)
            {
                if (_batchNode >= 0)
                {
                    _context.Complain("only one -exec with + is supported"u8);
                    return false;
                }

                _batchNode = i;

                // Files are added while memory is marked: the list must not grow then.
                _batch.Reserve(MaximumBytes + PathText.MaximumBytes, MaximumArguments + 1);
                for (int word = _nodes[i].Argument; word < _nodes[i].End - 1; word++)
                {
                    _batch.Add(_context.Arguments[word]);
                }

                _batchWords = _batch.Count;
            }
        }

        return true;
    }

    private bool Evaluate(int number, ReadOnlySpan<byte> path, in FileStatus status)
    {
        FindNode node = _nodes[number];
        switch (node.Test)
        {
            case FindTest.And:
                return Evaluate(node.Left, path, status) && !HasQuit && Evaluate(node.Right, path, status);
            case FindTest.Or:
                return Evaluate(node.Left, path, status) || (!HasQuit && Evaluate(node.Right, path, status));
            case FindTest.Not:
                return !Evaluate(node.Left, path, status);
            case FindTest.Print:
                _context.Output.WriteLine(path);
                return true;
            case FindTest.PrintZero:
                _context.Output.Write(path);
                _context.Output.Write(0);
                return true;
            case FindTest.Prune:
                return IsPruned = true;
            case FindTest.Quit:
                return HasQuit = true;
            case FindTest.Delete:
                return Delete(path, status);
            case FindTest.Execute:
                return RunCommand(node, path);
            case FindTest.ExecuteMany:
                AddToBatch(path);
                return true;
            default:
                return Matches(node, path, status);
        }
    }

    private bool Matches(in FindNode node, ReadOnlySpan<byte> path, in FileStatus status)
    {
        ReadOnlySpan<byte> argument = _context.Arguments[node.Argument];
        switch (node.Test)
        {
            case FindTest.Name:
                return PatternMatcher.Matches(argument, PathText.LastName(path));
            case FindTest.NameIgnoringCase:
                return MatchesIgnoringCase(argument, PathText.LastName(path));
            case FindTest.Path:
                return PatternMatcher.Matches(argument, path);
            case FindTest.Type:
                return argument[0] == LetterOf(status.Kind);
            case FindTest.Size:
                return FindSize.TryParse(argument, out FindSize size) && size.Includes(status.Size);
            case FindTest.Empty:
                return status.Size == 0 && (status.Kind == FileKind.File || IsEmptyDirectory(path, status));
            case FindTest.Newer:
                return status.Modified > node.Time;
            default:
                return node.Test == FindTest.True;
        }
    }

    private bool MatchesIgnoringCase(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> name)
    {
        Span<byte> lowerName = stackalloc byte[PathText.MaximumBytes];
        Span<byte> lowerPattern = stackalloc byte[PathText.MaximumBytes];
        if (pattern.Length > lowerPattern.Length || name.Length > lowerName.Length)
        {
            return false;
        }

        return PatternMatcher.Matches(ToLower(pattern, lowerPattern), ToLower(name, lowerName));
    }

    private static ReadOnlySpan<byte> ToLower(ReadOnlySpan<byte> text, Span<byte> target)
    {
        for (int i = 0; i < text.Length; i++)
        {
            target[i] = Bytes.ToLower(text[i]);
        }

        return target.Slice(0, text.Length);
    }

    private bool IsEmptyDirectory(ReadOnlySpan<byte> path, in FileStatus status)
    {
        if (status.Kind != FileKind.Directory || _context.Open(path, OpenFlags.Read | OpenFlags.Directory, out int descriptor) != ServiceError.None)
        {
            return false;
        }

        Span<byte> name = stackalloc byte[PathText.MaximumName];
        ServiceError error = _context.System.ReadEntry(descriptor, 0, out ulong _, out FileStatus _, name, out int _);
        _ = _context.System.Close(descriptor);
        return error == ServiceError.NotFound;
    }

    private static byte LetterOf(FileKind kind) => kind switch
    {
        FileKind.Directory => (byte)'d',
        FileKind.Pipe => (byte)'p',
        FileKind.Device => (byte)'c',
        _ => (byte)'f',
    };

    private bool Delete(ReadOnlySpan<byte> path, in FileStatus status)
    {
        if (path.SequenceEqual("."u8))
        {
            return true;
        }

        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = _context.Resolve(path, absolute, out int length);
        if (error == ServiceError.None)
        {
            absolute = absolute.Slice(0, length);
            error = status.Kind == FileKind.Directory ? _context.System.RemoveDirectory(absolute) : _context.System.Remove(absolute);
        }

        if (error != ServiceError.None)
        {
            HasFailed = true;
            _context.Complain(path, error);
        }

        return error == ServiceError.None;
    }

    /// <summary>Runs the command with `{}` replaced by the path.</summary>
    private bool RunCommand(in FindNode node, ReadOnlySpan<byte> path)
    {
        MemoryMark mark = _context.System.Mark();
        TextList arguments = new(_context.System);
        ByteBuffer word = new(_context.System);
        for (int i = node.Argument; i < node.End; i++)
        {
            ReadOnlySpan<byte> rest = _context.Arguments[i];
            word.Clear();
            for (int place = rest.IndexOf("{}"u8); place >= 0; place = rest.IndexOf("{}"u8))
            {
                word.Append(rest.Slice(0, place));
                word.Append(path);
                rest = rest.Slice(place + 2);
            }

            word.Append(rest);
            arguments.Add(word.Bytes);
        }

        _context.Output.Flush();
        int status = _context.Interpreter.RunCommand(arguments, _context.Streams);
        _context.System.Release(mark);
        return status == ExitStatus.Success;
    }

    private void AddToBatch(ReadOnlySpan<byte> path)
    {
        if (_batch.Count == MaximumArguments || (_batch.Count > _batchWords && _batch.TotalBytes + path.Length > MaximumBytes))
        {
            RunBatch();
        }

        _batch.Add(path);
    }

    private void RunBatch()
    {
        _context.Output.Flush();
        HasFailed |= _context.Interpreter.RunCommand(_batch, _context.Streams) != ExitStatus.Success;
        _batch.Truncate(_batchWords);
    }
}
