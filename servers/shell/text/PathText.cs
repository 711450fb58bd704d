using System;

namespace Micro.Servers.Shell.Text;

/// <summary>Paths as text: joining and taking apart, without looking at any file system.</summary>
public static class PathText
{
    /// <summary>The longest absolute path that the protocols carry.</summary>
    public const int MaximumBytes = 1024;

    /// <summary>The longest name of one entry.</summary>
    public const int MaximumName = 255;

    /// <summary>Writes <paramref name="path"/> as an absolute path; false when it does not fit.</summary>
    public static bool TryMakeAbsolute(
        ReadOnlySpan<byte> directory, ReadOnlySpan<byte> path, Span<byte> target, out int length)
    {
        length = 0;
        if (!path.IsEmpty && path[0] == (byte)'/')
        {
            directory = default;
        }

        bool separate = !directory.IsEmpty && directory[directory.Length - 1] != (byte)'/';
        if (directory.Length + (separate ? 1 : 0) + path.Length > target.Length)
        {
            return false;
        }

        directory.CopyTo(target);
        length = directory.Length;
        if (separate)
        {
            target[length++] = (byte)'/';
        }

        path.CopyTo(target.Slice(length));
        length += path.Length;
        return true;
    }

    /// <summary>Applies `.` and `..` and drops repeated slashes of an absolute path, in place; gives the new length.</summary>
    public static int Normalize(Span<byte> path)
    {
        int length = 0;
        int position = 0;
        while (position < path.Length)
        {
            int end = Bytes.Find(path, (byte)'/', position);
            end = end < 0 ? path.Length : end;
            ReadOnlySpan<byte> name = path.Slice(position, end - position);
            if (name.SequenceEqual(".."u8))
            {
                length = Math.Max(path.Slice(0, length).LastIndexOf((byte)'/'), 0);
            }
            else if (!name.IsEmpty && !name.SequenceEqual("."u8))
            {
                // The write never overtakes the read: each name was preceded by a slash, but for the first of a relative path.
                path[length++] = (byte)'/';
                name.CopyTo(path.Slice(length));
                length += name.Length;
            }

            position = end + 1;
        }

        if (length == 0)
        {
            path[0] = (byte)'/';
            length = 1;
        }

        return length;
    }

    /// <summary>The last component, as basename gives it.</summary>
    public static ReadOnlySpan<byte> LastName(ReadOnlySpan<byte> path)
    {
        path = WithoutTrailingSlashes(path);
        int slash = path.LastIndexOf((byte)'/');
        return slash < 0 || path.Length == 1 ? path : path.Slice(slash + 1);
    }

    /// <summary>The path without its last component, as dirname gives it.</summary>
    public static ReadOnlySpan<byte> Parent(ReadOnlySpan<byte> path)
    {
        path = WithoutTrailingSlashes(path);
        int slash = path.LastIndexOf((byte)'/');
        return slash < 0 ? "."u8 : WithoutTrailingSlashes(path.Slice(0, slash + 1));
    }

    /// <summary>The path without slashes at its end; the root keeps one.</summary>
    public static ReadOnlySpan<byte> WithoutTrailingSlashes(ReadOnlySpan<byte> path)
    {
        while (path.Length > 1 && path[path.Length - 1] == (byte)'/')
        {
            path = path.Slice(0, path.Length - 1);
        }

        return path;
    }
}
