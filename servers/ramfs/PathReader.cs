using System;
using Micro.Protocols;

namespace Micro.Servers.Ramfs;

/// <summary>Takes a path apart, name by name.</summary>
internal ref struct PathReader(ReadOnlySpan<byte> path)
{
    private ReadOnlySpan<byte> _rest = path;

    /// <summary>The name that was read last.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>No name comes after this one.</summary>
    public bool IsLast { get; private set; } = path.IsEmpty;

    /// <summary>Reads the next name. A path is relative and has no `.`, `..` or empty names: whoever resolves paths took them out.</summary>
    public ServiceError Read()
    {
        int slash = _rest.IndexOf((byte)'/');
        IsLast = slash < 0;
        Name = IsLast ? _rest : _rest.Slice(0, slash);
        _rest = IsLast ? default : _rest.Slice(slash + 1);
        if (Name.Length > EntryName.MaximumLength)
        {
            return ServiceError.NameTooLong;
        }

        bool isName = !Name.IsEmpty && Name.IndexOf((byte)0) < 0 && !Name.SequenceEqual("."u8) && !Name.SequenceEqual(".."u8);
        return isName ? ServiceError.None : ServiceError.InvalidArgument;
    }
}
