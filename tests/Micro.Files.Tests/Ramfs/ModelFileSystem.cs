using System;
using System.Collections.Generic;
using Micro.Protocols;

namespace Micro.Files.Tests.Ramfs;

/// <summary>What a file system does, said as simply as it can be said.</summary>
internal sealed class ModelFileSystem
{
    public ModelNode Root { get; } = new(isDirectory: true);

    public ServiceError Find(string path, out ModelNode? node)
    {
        node = Root;
        if (path.Length == 0)
        {
            return ServiceError.None;
        }

        ServiceError error = Parent(path, out ModelNode directory, out string name);
        node = directory.Children.GetValueOrDefault(name);
        return error != ServiceError.None ? error : node is null ? ServiceError.NotFound : ServiceError.None;
    }

    public ServiceError Open(string path, OpenFlags flags, out ModelNode? node)
    {
        ServiceError error = Find(path, out node);
        if (error == ServiceError.NotFound && flags.HasFlag(OpenFlags.Create)
            && Parent(path, out ModelNode directory, out string name) == ServiceError.None)
        {
            node = directory.Children[name] = new ModelNode(isDirectory: false);
            return ServiceError.None;
        }

        if (error != ServiceError.None)
        {
            return error;
        }

        if (flags.HasFlag(OpenFlags.Create | OpenFlags.Exclusive))
        {
            return ServiceError.Exists;
        }

        const OpenFlags Changing = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate | OpenFlags.Append;
        if (node!.IsDirectory && (flags & Changing) != 0)
        {
            return ServiceError.IsADirectory;
        }

        if (!node.IsDirectory && flags.HasFlag(OpenFlags.Directory))
        {
            return ServiceError.NotADirectory;
        }

        node.Data = flags.HasFlag(OpenFlags.Truncate) ? [] : node.Data;
        return ServiceError.None;
    }

    public ServiceError MakeDirectory(string path)
    {
        ServiceError error = Find(path, out ModelNode? _);
        if (error != ServiceError.NotFound)
        {
            return error == ServiceError.None ? ServiceError.Exists : error;
        }

        error = Parent(path, out ModelNode directory, out string name);
        if (error == ServiceError.None)
        {
            directory.Children[name] = new ModelNode(isDirectory: true);
        }

        return error;
    }

    public ServiceError Remove(string path)
    {
        ServiceError error = Find(path, out ModelNode? node);
        error = error == ServiceError.None && node!.IsDirectory ? ServiceError.IsADirectory : error;
        return error == ServiceError.None ? Unlink(path) : error;
    }

    public ServiceError RemoveDirectory(string path)
    {
        ServiceError error = path.Length == 0 ? ServiceError.Busy : Find(path, out ModelNode? _);
        if (error != ServiceError.None)
        {
            return error;
        }

        _ = Find(path, out ModelNode? node);
        return !node!.IsDirectory ? ServiceError.NotADirectory
            : node.Children.Count != 0 ? ServiceError.NotEmpty
            : Unlink(path);
    }

    public ServiceError Rename(string from, string to)
    {
        if (from.Length == 0 || to.Length == 0)
        {
            return ServiceError.InvalidArgument;
        }

        ServiceError error = Find(from, out ModelNode? source);
        if (error != ServiceError.None)
        {
            return error;
        }

        error = Parent(to, out ModelNode directory, out string name);
        if (error != ServiceError.None)
        {
            return error;
        }

        ModelNode? target = directory.Children.GetValueOrDefault(name);
        if (target == source)
        {
            return ServiceError.None;
        }

        error = source!.IsDirectory && to.StartsWith(from + "/", StringComparison.Ordinal) ? ServiceError.InvalidArgument
            : target is null ? ServiceError.None
            : source.IsDirectory && !target.IsDirectory ? ServiceError.NotADirectory
            : !source.IsDirectory && target.IsDirectory ? ServiceError.IsADirectory
            : target.Children.Count != 0 ? ServiceError.NotEmpty
            : ServiceError.None;
        if (error == ServiceError.None)
        {
            _ = Unlink(from);
            directory.Children[name] = source;
        }

        return error;
    }

    public static void Write(ModelNode file, int offset, byte[] data)
    {
        if (data.Length != 0 && offset + data.Length > file.Data.Length)
        {
            Resize(file, offset + data.Length);
        }

        data.CopyTo(file.Data, data.Length == 0 ? 0 : offset);
    }

    public static void Resize(ModelNode file, int size)
    {
        byte[] data = file.Data;
        Array.Resize(ref data, size);
        file.Data = data;
    }

    private ServiceError Unlink(string path)
    {
        ServiceError error = Parent(path, out ModelNode directory, out string name);
        _ = directory.Children.Remove(name);
        return error;
    }

    private ServiceError Parent(string path, out ModelNode directory, out string name)
    {
        directory = Root;
        string[] names = path.Split('/');
        name = names[^1];
        for (int index = 0; index < names.Length; index++)
        {
            ServiceError error = Check(names[index]);
            if (error != ServiceError.None || index == names.Length - 1)
            {
                return error;
            }

            if (!directory.Children.TryGetValue(names[index], out ModelNode? next))
            {
                return ServiceError.NotFound;
            }

            if (!next.IsDirectory)
            {
                return ServiceError.NotADirectory;
            }

            directory = next;
        }

        return ServiceError.None;
    }

    private static ServiceError Check(string name) =>
        name.Length > 255 ? ServiceError.NameTooLong
        : name is "" or "." or ".." || name.Contains('\0', StringComparison.Ordinal) ? ServiceError.InvalidArgument
        : ServiceError.None;
}
