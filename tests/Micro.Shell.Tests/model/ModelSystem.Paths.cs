using System;
using System.Text;
using Micro.Protocols;

namespace Micro.Shell.Tests.Model;

/// <summary>What is done by path.</summary>
public sealed partial class ModelSystem
{
    public ServiceError Status(ReadOnlySpan<byte> path, out FileStatus status)
    {
        lock (_machine)
        {
            ServiceError error = _machine.Walk(path, out ModelNode? node, out ModelNode? _, out string _);
            status = error == ServiceError.None ? node!.Status : default;
            return error;
        }
    }

    public ServiceError MakeDirectory(ReadOnlySpan<byte> path)
    {
        lock (_machine)
        {
            ServiceError error = _machine.Walk(path, out ModelNode? _, out ModelNode? parent, out string name);
            if (error == ServiceError.None)
            {
                return ServiceError.Exists;
            }

            if (error != ServiceError.NotFound || parent == null || !IsLast(path, name, parent))
            {
                return error;
            }

            parent.Entries.Add(name, _machine.Create(FileKind.Directory));
            parent.Modified = _machine.Now;
            return ServiceError.None;
        }
    }

    public ServiceError Remove(ReadOnlySpan<byte> path) => RemoveEntry(path, directory: false);

    public ServiceError RemoveDirectory(ReadOnlySpan<byte> path) => RemoveEntry(path, directory: true);

    public ServiceError Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        lock (_machine)
        {
            ServiceError error = _machine.Walk(from, out ModelNode? source, out ModelNode? oldParent, out string oldName);
            if (error != ServiceError.None)
            {
                return error;
            }

            error = _machine.Walk(to, out ModelNode? target, out ModelNode? parent, out string name);
            if (error is not (ServiceError.None or ServiceError.NotFound) || parent == null || oldParent == null)
            {
                return error == ServiceError.None ? ServiceError.InvalidArgument : error;
            }

            if (target != null && target.Kind == FileKind.Directory && source!.Kind != FileKind.Directory)
            {
                return ServiceError.IsADirectory;
            }

            if (target != null && target.Kind != FileKind.Directory && source!.Kind == FileKind.Directory)
            {
                return ServiceError.NotADirectory;
            }

            if (target != null && target.Entries.Count > 0)
            {
                return ServiceError.NotEmpty;
            }

            string prefix = Encoding.Latin1.GetString(from) + "/";
            if (source!.Kind == FileKind.Directory && Encoding.Latin1.GetString(to).StartsWith(prefix, StringComparison.Ordinal))
            {
                return ServiceError.InvalidArgument;
            }

            oldParent.Entries.Remove(oldName);
            parent.Entries[name] = source;
            return ServiceError.None;
        }
    }

    public ServiceError SetModified(ReadOnlySpan<byte> path, long modified)
    {
        lock (_machine)
        {
            ServiceError error = _machine.Walk(path, out ModelNode? node, out ModelNode? _, out string _);
            if (error == ServiceError.None)
            {
                node!.Modified = modified;
            }

            return error;
        }
    }

    public ServiceError Capacity(ReadOnlySpan<byte> path, out FileSystemStatistics statistics)
    {
        statistics = new FileSystemStatistics(25600, 512, 20);
        return Status(path, out FileStatus _);
    }

    public ServiceError NextMount(MountId after, out MountId mount, Span<byte> text, out int length)
    {
        mount = new MountId(after.Value + 1);
        length = 0;
        if (after.Value >= _machine.Mounts.Count)
        {
            return ServiceError.NotFound;
        }

        length = CopyText(_machine.Mounts[(int)after.Value], text);
        return ServiceError.None;
    }

    public ServiceError Mount(ReadOnlySpan<byte> source, ReadOnlySpan<byte> path)
    {
        if (!source.SequenceEqual("ramfs"u8))
        {
            return ServiceError.NotFound;
        }

        _machine.Mounts.Add("ramfs " + Encoding.Latin1.GetString(path));
        return ServiceError.None;
    }

    public ServiceError Unmount(ReadOnlySpan<byte> path) =>
        _machine.Mounts.Remove("ramfs " + Encoding.Latin1.GetString(path)) ? ServiceError.None : ServiceError.NotMounted;

    private ServiceError RemoveEntry(ReadOnlySpan<byte> path, bool directory)
    {
        lock (_machine)
        {
            ServiceError error = _machine.Walk(path, out ModelNode? node, out ModelNode? parent, out string name);
            if (error != ServiceError.None)
            {
                return error;
            }

            if ((node!.Kind == FileKind.Directory) != directory)
            {
                return directory ? ServiceError.NotADirectory : ServiceError.IsADirectory;
            }

            if (parent == null || node.Entries.Count > 0)
            {
                return parent == null ? ServiceError.Busy : ServiceError.NotEmpty;
            }

            node.Links--;
            parent.Entries.Remove(name);
            parent.Modified = _machine.Now;
            return ServiceError.None;
        }
    }
}
