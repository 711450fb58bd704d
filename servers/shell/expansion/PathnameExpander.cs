using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>Finds the paths that a pattern matches, component by component (POSIX, "Patterns Used for Filename Expansion").</summary>
public sealed class PathnameExpander(IShellSystem system, WorkingDirectory directory)
{
    private readonly IShellSystem _system = system;
    private readonly WorkingDirectory _directory = directory;

    /// <summary>Adds the matching paths in the order of their bytes; false if there are none.</summary>
    public bool Expand(ReadOnlySpan<byte> pattern, TextList output)
    {
        TextList found = new(_system);
        ByteBuffer path = new(_system);
        Expand(pattern, path, found);
        output.AddSorted(found, 0);
        return found.Count > 0;
    }

    /// <summary>Extends <paramref name="path"/> by the first component of <paramref name="pattern"/> in all possible ways.</summary>
    private void Expand(ReadOnlySpan<byte> pattern, ByteBuffer path, TextList found)
    {
        while (!pattern.IsEmpty && pattern[0] == (byte)'/')
        {
            path.Append((byte)'/');
            pattern = pattern.Slice(1);
        }

        int slash = pattern.IndexOf((byte)'/');
        ReadOnlySpan<byte> name = slash < 0 ? pattern : pattern.Slice(0, slash);
        ReadOnlySpan<byte> rest = slash < 0 ? default : pattern.Slice(slash);
        int length = path.Length;
        if (PatternMatcher.IsPattern(name))
        {
            ExpandEntries(name, rest, path, found);
        }
        else
        {
            AppendUnescaped(path, name);
            Continue(rest, path, found, mustExist: true);
        }

        path.Truncate(length);
    }

    private void ExpandEntries(ReadOnlySpan<byte> name, ReadOnlySpan<byte> rest, ByteBuffer path, TextList found)
    {
        if (_directory.Open(_system, path.Length == 0 ? "."u8 : path.Bytes, OpenFlags.Read | OpenFlags.Directory, out int descriptor)
            != ServiceError.None)
        {
            return;
        }

        Span<byte> entry = stackalloc byte[PathText.MaximumName];
        ulong cursor = 0;
        while (_system.ReadEntry(descriptor, cursor, out cursor, out FileStatus status, entry, out int entryLength)
            == ServiceError.None)
        {
            ReadOnlySpan<byte> entryName = entry.Slice(0, entryLength);

            // A leading period is matched only by a period in the pattern.
            bool hidden = entryName[0] == (byte)'.' && name[0] != (byte)'.';
            bool leadsOn = rest.IsEmpty || status.Kind == FileKind.Directory;
            if (!hidden && leadsOn && PatternMatcher.Matches(name, entryName))
            {
                int length = path.Length;
                path.Append(entryName);
                Continue(rest, path, found, mustExist: false);
                path.Truncate(length);
            }
        }

        _ = _system.Close(descriptor);
    }

    private void Continue(ReadOnlySpan<byte> rest, ByteBuffer path, TextList found, bool mustExist)
    {
        if (!rest.IsEmpty)
        {
            Expand(rest, path, found);
        }
        else if (!mustExist || _directory.Status(_system, path.Bytes, out FileStatus _) == ServiceError.None)
        {
            found.Add(path.Bytes);
        }
    }

    private static void AppendUnescaped(ByteBuffer path, ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            i += name[i] == (byte)'\\' && i + 1 < name.Length ? 1 : 0;
            path.Append(name[i]);
        }
    }
}
