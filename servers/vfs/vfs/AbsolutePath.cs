using System;
using Micro.Protocols;

namespace Micro.Servers.Vfs;

/// <summary>The normal form of absolute paths: components with one slash between them and none in front or behind; the root is empty.</summary>
/// <remarks>
/// `..` takes the last component away without asking what it names: there are no symbolic links. Whether what it leaves is a directory
/// at all is the file system's to say, so whoever wants POSIX behaviour asks it (the descriptor table does).
/// </remarks>
internal static class AbsolutePath
{
    /// <summary>The longest path that is accepted.</summary>
    public const int MaximumBytes = 1024;

    /// <summary>Writes the normal form.</summary>
    /// <param name="path">Starts with a slash.</param>
    /// <param name="normal">Where to; it must not overlap <paramref name="path"/>.</param>
    /// <param name="length">Bytes of the normal form.</param>
    /// <returns>NotFound: the path is empty. InvalidArgument: it is relative. NameTooLong: <paramref name="normal"/> is too short.</returns>
    public static ServiceError Normalise(ReadOnlySpan<byte> path, Span<byte> normal, out int length)
    {
        length = 0;
        if (path.IsEmpty)
        {
            return ServiceError.NotFound;
        }

        if (path[0] != (byte)'/')
        {
            return ServiceError.InvalidArgument;
        }

        for (int start = 1; start < path.Length;)
        {
            int end = EndOfComponent(path, start);
            ReadOnlySpan<byte> component = path.Slice(start, end - start);
            start = end + 1;
            if (IsParent(component))
            {
                length = EndOfParent(normal, length);
            }
            else if (!IsNothing(component) && !TryAppend(normal, ref length, component))
            {
                return ServiceError.NameTooLong;
            }
        }

        return ServiceError.None;
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="directory"/> or lies below it, both in normal form.</summary>
    public static bool IsWithin(ReadOnlySpan<byte> path, ReadOnlySpan<byte> directory) =>
        directory.IsEmpty
        || (path.StartsWith(directory) && (path.Length == directory.Length || path[directory.Length] == (byte)'/'));

    private static int EndOfComponent(ReadOnlySpan<byte> path, int start)
    {
        int end = start;
        while (end < path.Length && path[end] != (byte)'/')
        {
            end++;
        }

        return end;
    }

    private static bool IsNothing(ReadOnlySpan<byte> component) =>
        component.IsEmpty || (component.Length == 1 && component[0] == (byte)'.');

    private static bool IsParent(ReadOnlySpan<byte> component) =>
        component.Length == 2 && component[0] == (byte)'.' && component[1] == (byte)'.';

    private static bool TryAppend(Span<byte> normal, ref int length, ReadOnlySpan<byte> component)
    {
        int start = length == 0 ? 0 : length + 1;
        if (component.Length > normal.Length - start)
        {
            return false;
        }

        if (start != 0)
        {
            normal[length] = (byte)'/';
        }

        component.CopyTo(normal.Slice(start));
        length = start + component.Length;
        return true;
    }

    private static int EndOfParent(ReadOnlySpan<byte> normal, int length)
    {
        int end = length == 0 ? 0 : length - 1;
        while (end > 0 && normal[end] != (byte)'/')
        {
            end--;
        }

        return end;
    }
}
