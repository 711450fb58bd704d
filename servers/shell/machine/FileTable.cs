using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Shell.Machine;

/// <summary>The open files of this process, by descriptor. Inherited ones are fetched when they are first used.</summary>
public sealed class FileTable(DescriptorTableClient<KernelTransport> table, SlotAllocator slots)
{
    private const int Capacity = 64;

    private readonly DescriptorTableClient<KernelTransport> _table = table;
    private readonly SlotAllocator _slots = slots;
    private readonly OpenFile<KernelTransport>[] _files = new OpenFile<KernelTransport>[Capacity];
    private readonly bool[] _isOpen = new bool[Capacity];

    public ServiceError Open(ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind)
    {
        ServiceError error = OpenFile<KernelTransport>.Open(
            _table, _slots, path, flags, out OpenFile<KernelTransport> file);
        descriptor = error == ServiceError.None ? file.Descriptor : -1;
        kind = file.Kind;
        if (error != ServiceError.None)
        {
            return error;
        }

        if (descriptor >= Capacity)
        {
            _ = file.Close(_slots);
            return ServiceError.TooManyOpen;
        }

        _files[descriptor] = file;
        _isOpen[descriptor] = true;
        return ServiceError.None;
    }

    /// <summary>Makes sure that a file is known here; only then <see cref="this"/> may be asked for it.</summary>
    public ServiceError Find(int descriptor)
    {
        if (descriptor is < 0 or >= Capacity)
        {
            return ServiceError.BadDescriptor;
        }

        if (_isOpen[descriptor])
        {
            return ServiceError.None;
        }

        ServiceError error = OpenFile<KernelTransport>.Inherit(_table, _slots, descriptor, out OpenFile<KernelTransport> file);
        if (error == ServiceError.None)
        {
            _files[descriptor] = file;
            _isOpen[descriptor] = true;
        }

        return error;
    }

    public ref OpenFile<KernelTransport> this[int descriptor] => ref _files[descriptor];

    public ServiceError Close(int descriptor)
    {
        if (descriptor is < 0 or >= Capacity)
        {
            return ServiceError.BadDescriptor;
        }

        if (!_isOpen[descriptor])
        {
            return _table.Close(descriptor);
        }

        _isOpen[descriptor] = false;
        return _files[descriptor].Close(_slots);
    }

    /// <summary>Hands the positions of files that a child will share to the descriptor table.</summary>
    public ServiceError Share(ReadOnlySpan<int> descriptors)
    {
        foreach (int descriptor in descriptors)
        {
            if (descriptor >= 0 && descriptor < Capacity && _isOpen[descriptor])
            {
                ServiceError error = _files[descriptor].Share();
                if (error != ServiceError.None)
                {
                    return error;
                }
            }
        }

        return ServiceError.None;
    }
}
