using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The walk of `find` through directories.</summary>
public sealed class FindWalk(CommandContext context, FindExpression expression)
{
    private readonly CommandContext _context = context;
    private readonly FindExpression _expression = expression;

    public bool HasFailed { get; private set; }

    private bool IsDone => _expression.HasQuit || _context.MustStop;

    public void Walk(ReadOnlySpan<byte> start)
    {
        ServiceError error = _context.Status(start, out FileStatus status);
        if (error != ServiceError.None)
        {
            HasFailed = true;
            _context.Complain(start, error);
            return;
        }

        // Made long enough at once: it is extended while memory is marked.
        ByteBuffer path = new(_context.System);
        _ = path.Room(PathText.MaximumBytes + PathText.MaximumName);
        path.Append(start);
        Visit(path, status, 0);
    }

    private void Visit(ByteBuffer path, in FileStatus status, int depth)
    {
        _expression.IsPruned = false;
        if (!_expression.IsDepthFirst && depth >= _expression.MinimumDepth)
        {
            _expression.Apply(path.Bytes, status);
        }

        bool enters = status.Kind == FileKind.Directory && depth < _expression.MaximumDepth
            && (!_expression.IsPruned || _expression.IsDepthFirst);
        if (enters && !IsDone)
        {
            VisitEntries(path, depth);
        }

        if (_expression.IsDepthFirst && depth >= _expression.MinimumDepth && !IsDone)
        {
            _expression.Apply(path.Bytes, status);
        }
    }

    private void VisitEntries(ByteBuffer path, int depth)
    {
        if (path.Length > PathText.MaximumBytes)
        {
            HasFailed = true;
            _context.Complain(path.Bytes, ServiceError.NameTooLong);
            return;
        }

        MemoryMark mark = _context.System.Mark();
        DirectoryListing listing = new(_context);
        ServiceError error = listing.Read(path.Bytes);
        if (error != ServiceError.None)
        {
            HasFailed = true;
            _context.Complain(path.Bytes, error);
        }

        int length = path.Length;
        for (int i = 0; i < listing.Count && !IsDone; i++)
        {
            path.Append(path[length - 1] == (byte)'/' ? default : "/"u8);
            path.Append(listing.Names[i]);
            Visit(path, listing.Statuses[i], depth + 1);
            path.Truncate(length);
        }

        _context.System.Release(mark);
    }
}
