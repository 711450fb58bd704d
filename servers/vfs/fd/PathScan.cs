using System;

namespace Micro.Servers.Fd;

/// <summary>Walks over the components of a path as it was given, for what its normal form does not show any more.</summary>
internal ref struct PathScan
{
    private readonly ReadOnlySpan<byte> _path;
    private int _start;
    private int _end;

    public PathScan(ReadOnlySpan<byte> path)
    {
        _path = path;
    }

    /// <summary>What the path ends with; known once there are no more components.</summary>
    public PathEnd End { get; private set; } = PathEnd.Dots;

    /// <summary>An absolute path in normal form that names something below the root; of what may be `.` or `..` that is not looked into.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> path)
    {
        byte previous = 0;
        foreach (byte letter in path)
        {
            if (previous == (byte)'/' && letter is (byte)'/' or (byte)'.')
            {
                return false;
            }

            previous = letter;
        }

        return previous is not 0 and not (byte)'/' && path[0] == (byte)'/';
    }

    /// <summary>Goes on to the next `..`.</summary>
    /// <param name="prefix">The path in front of it.</param>
    /// <returns>False: there is none.</returns>
    public bool TryNextParent(out ReadOnlySpan<byte> prefix)
    {
        while (TryNextComponent())
        {
            if (_end - _start == 2 && _path[_start] == (byte)'.' && _path[_start + 1] == (byte)'.')
            {
                prefix = _path.Slice(0, _start);
                return true;
            }
        }

        prefix = default;
        return false;
    }

    private bool TryNextComponent()
    {
        int start = _end;
        while (start < _path.Length && _path[start] == (byte)'/')
        {
            start++;
        }

        if (start == _path.Length)
        {
            End = End == PathEnd.Name && start != _end ? PathEnd.Slash : End;
            return false;
        }

        int end = start;
        while (end < _path.Length && _path[end] != (byte)'/')
        {
            end++;
        }

        _start = start;
        _end = end;
        bool isDots = _path[start] == (byte)'.' && (end - start == 1 || (end - start == 2 && _path[start + 1] == (byte)'.'));
        End = isDots ? PathEnd.Dots : PathEnd.Name;
        return true;
    }
}
