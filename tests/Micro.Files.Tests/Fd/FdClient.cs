using System.Collections.Generic;
using System.Text;
using Micro.Abi;
using Micro.Files.Tests.Vfs;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Fd;

/// <summary>A process with a descriptor table: the operations as tests want to write them.</summary>
internal sealed class FdClient
{
    private const OpenFlags ReadWriteCreate = OpenFlags.Read | OpenFlags.Write | OpenFlags.Create;

    private readonly FdWorld _world;
    private uint _nextSlot = 1 << 20;

    public FdClient(FdWorld world, uint process)
        : this(world, process, world.Endpoint, new Badge(process))
    {
    }

    private FdClient(FdWorld world, uint process, object target, Badge badge)
    {
        _world = world;
        Number = process;
        Table = new DescriptorTableClient<LoopbackTransport>(Process.Transport, Process.Insert(target, badge));
    }

    public uint Number { get; }

    public LoopbackProcess Process { get; } = new();

    public DescriptorTableClient<LoopbackTransport> Table { get; }

    /// <summary>Makes the table of a child. A negative number stands for no descriptor.</summary>
    public FdClient Share(uint child, params int[] descriptors)
    {
        Assert.Equal(ServiceError.None, TryShare(child, descriptors, out FdClient? client));
        return client!;
    }

    public ServiceError TryShare(uint child, int[] descriptors, out FdClient? client)
    {
        byte[] numbers = new byte[descriptors.Length];
        for (int index = 0; index < descriptors.Length; index++)
        {
            numbers[index] = (byte)descriptors[index];
        }

        client = null;
        ServiceError error = Table.Share(new ProcessId(child), numbers, out Slot session);
        if (error == ServiceError.None)
        {
            LoopbackCapability capability = Process.Find(session)!;
            Process.Transport.Drop(session);
            client = new FdClient(_world, child, capability.Target, capability.Badge);
        }

        return error;
    }

    public ServiceError Open(string path, OpenFlags flags, out int descriptor) => Open(path, flags, out descriptor, out _);

    public ServiceError Open(string path, OpenFlags flags, out int descriptor, out FileClient<LoopbackTransport> file)
    {
        ServiceError error = Table.Open(VfsWorld.Bytes(path), flags, out descriptor, out FileKind _, out Slot received);
        file = error == ServiceError.None ? Keep(received) : default;
        return error;
    }

    /// <summary>Opens what must be there.</summary>
    public int MustOpen(string path, OpenFlags flags = OpenFlags.Read)
    {
        Assert.Equal(ServiceError.None, Open(path, flags, out int descriptor, out FileClient<LoopbackTransport> file));
        Process.Transport.Drop(file.Endpoint);
        return descriptor;
    }

    /// <summary>Makes a file with contents.</summary>
    public void Make(string path, string text = "")
    {
        Assert.Equal(ServiceError.None, Open(path, ReadWriteCreate, out int descriptor, out FileClient<LoopbackTransport> file));
        Assert.Equal(ServiceError.None, file.Write(0, VfsWorld.Bytes(text), out int written));
        Assert.Equal(text.Length, written);
        Process.Transport.Drop(file.Endpoint);
        Close(descriptor);
    }

    public void MakeDirectory(string path) => Assert.Equal(ServiceError.None, Table.MakeDirectory(VfsWorld.Bytes(path)));

    public void Close(int descriptor) => Assert.Equal(ServiceError.None, Table.Close(descriptor));

    /// <summary>The file behind a descriptor.</summary>
    public FileClient<LoopbackTransport> File(int descriptor)
    {
        Assert.Equal(ServiceError.None, Table.File(descriptor, out OpenFlags _, out FileKind _, out bool _, out Slot received));
        return Keep(received);
    }

    /// <summary>Makes a pipe: its descriptors, and what they read from and write to.</summary>
    public (int Reader, int Writer) Pipe()
    {
        Assert.Equal(ServiceError.None, Table.Pipe(out int reader, out int writer));
        return (reader, writer);
    }

    public ServiceError Status(string path) => Table.Status(VfsWorld.Bytes(path), out FileStatus _);

    public ulong Position(int descriptor)
    {
        Assert.Equal(ServiceError.None, Table.Seek(descriptor, SeekOrigin.Current, 0, out ulong position));
        return position;
    }

    /// <summary>Numbers that are open.</summary>
    public List<int> Descriptors()
    {
        List<int> open = [];
        for (int descriptor = 0; descriptor < 64; descriptor++)
        {
            if (Table.File(descriptor, out OpenFlags _, out FileKind _, out bool _, out Slot received) == ServiceError.None)
            {
                Process.Transport.Drop(received);
                open.Add(descriptor);
            }
        }

        return open;
    }

    /// <summary>Reads once; an error is given by its name.</summary>
    public static string Read(FileClient<LoopbackTransport> file, int most = 100)
    {
        byte[] data = new byte[most];
        ServiceError error = file.Read(0, data, out int length);
        return error == ServiceError.None ? Encoding.Latin1.GetString(data, 0, length) : error.ToString();
    }

    private FileClient<LoopbackTransport> Keep(Slot received)
    {
        Slot kept = new(_nextSlot++);
        Assert.Equal(KernelError.None, Process.Transport.Move(received, kept));
        return new FileClient<LoopbackTransport>(Process.Transport, kept);
    }
}
