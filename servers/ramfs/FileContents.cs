using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The bytes of files.</summary>
/// <remarks>
/// An own block is zero behind the end of its file, so that a file may just become longer. A block of the archive is not: it becomes an
/// own one before the end of the file moves past it.
/// </remarks>
internal readonly struct FileContents
{
    public const ulong MaximumSize = BlockMap.MaximumBlocks << BlockStore.BlockBits;

    private readonly BlockStore _blocks;
    private readonly BlockMap _map;
    private readonly ulong _archive;

    /// <param name="region">Where the blocks lie.</param>
    /// <param name="archive">Where the boot archive's file tree is mapped.</param>
    public FileContents(StateRegion region, ulong archive)
    {
        _blocks = new BlockStore(region);
        _map = new BlockMap(region, _blocks);
        _archive = archive;
    }

    public BlockStore Blocks => _blocks;

    public BlockMap Map => _map;

    /// <summary>Reads up to the end of the file; how many bytes that were.</summary>
    public int Read(in Node file, ulong offset, Span<byte> data)
    {
        if (offset >= file.Size)
        {
            return 0;
        }

        ulong left = file.Size - offset;
        int length = left < (ulong)data.Length ? (int)left : data.Length;
        Span<byte> rest = data.Slice(0, length);
        while (!rest.IsEmpty)
        {
            int start = (int)offset & (BlockStore.BlockSize - 1);
            int room = BlockStore.BlockSize - start;
            int count = rest.Length < room ? rest.Length : room;
            ReadBlock(_map.Find(in file, offset >> BlockStore.BlockBits), start, rest.Slice(0, count));
            rest = rest.Slice(count);
            offset += (ulong)count;
        }

        return length;
    }

    /// <summary>Writes, as much as there is memory for.</summary>
    public ServiceError Write(ref Node file, ulong offset, ReadOnlySpan<byte> data, out int written)
    {
        written = 0;
        if (offset > MaximumSize || (ulong)data.Length > MaximumSize - offset)
        {
            return ServiceError.FileTooBig;
        }

        if (offset + (ulong)data.Length > file.Size && !TryOwnLast(ref file))
        {
            return data.IsEmpty ? ServiceError.None : ServiceError.NoSpace;
        }

        ReadOnlySpan<byte> rest = data;
        ulong end = offset;
        while (!rest.IsEmpty)
        {
            int start = (int)end & (BlockStore.BlockSize - 1);
            int room = BlockStore.BlockSize - start;
            int count = rest.Length < room ? rest.Length : room;
            if (!TryOwn(ref file, end >> BlockStore.BlockBits, out int block))
            {
                break;
            }

            rest.Slice(0, count).CopyTo(_blocks.Overwrite(block, start, count));
            rest = rest.Slice(count);
            end += (ulong)count;
        }

        written = data.Length - rest.Length;
        if (written != 0 && end > file.Size)
        {
            file.Size = end;
        }

        return written == 0 && !data.IsEmpty ? ServiceError.NoSpace : ServiceError.None;
    }

    public ServiceError Resize(ref Node file, ulong size)
    {
        if (size > MaximumSize)
        {
            return ServiceError.FileTooBig;
        }

        if (size > file.Size)
        {
            if (!TryOwnLast(ref file))
            {
                return ServiceError.NoSpace;
            }

            file.Size = size;
            return ServiceError.None;
        }

        Cut(ref file, size);
        return ServiceError.None;
    }

    /// <summary>Takes all bytes from <paramref name="size"/> on away.</summary>
    public void Cut(ref Node file, ulong size)
    {
        _map.Cut(ref file, (size + BlockStore.BlockSize - 1) >> BlockStore.BlockBits);
        file.Size = size;
        int used = (int)size & (BlockStore.BlockSize - 1);
        BlockEntry last = _map.Find(in file, size >> BlockStore.BlockBits);
        if (used != 0 && last.IsOwn)
        {
            _blocks.Overwrite(last.Block, used, BlockStore.BlockSize - used).Clear();
        }
    }

    /// <summary>Lets an empty file have the data that lies in the archive.</summary>
    /// <returns>False: no memory for the map.</returns>
    public bool TryAdopt(ref Node file, ulong archiveOffset, ulong size)
    {
        for (ulong done = 0; done < size; done += BlockStore.BlockSize)
        {
            if (!_map.TryPlace(ref file, done >> BlockStore.BlockBits, BlockEntry.InArchive(archiveOffset + done)))
            {
                return false;
            }
        }

        file.Size = size;
        return true;
    }

    private void ReadBlock(BlockEntry entry, int start, Span<byte> part)
    {
        if (entry.IsOwn)
        {
            _blocks.Read(entry.Block, start, part.Length).CopyTo(part);
            return;
        }

        ReadForeign(entry, start, part);
    }

    private void ReadForeign(BlockEntry entry, int start, Span<byte> part)
    {
        if (entry.IsHole)
        {
            part.Clear();
            return;
        }

        MappedMemory.Read(_archive + entry.ArchiveOffset + (ulong)start, part.Length).CopyTo(part);
    }

    private bool TryOwnLast(ref Node file)
    {
        ulong last = file.Size >> BlockStore.BlockBits;
        bool isWhole = (file.Size & (BlockStore.BlockSize - 1)) == 0;
        return isWhole || !_map.Find(in file, last).IsArchive || TryOwn(ref file, last, out int _);
    }

    /// <summary>Sees to it that the file has a block of its own there, with what it had before.</summary>
    private bool TryOwn(ref Node file, ulong block, out int own)
    {
        BlockEntry entry = _map.Find(in file, block);
        own = entry.Block;
        return entry.IsOwn || TryMakeOwn(ref file, block, entry, out own);
    }

    private bool TryMakeOwn(ref Node file, ulong block, BlockEntry entry, out int own)
    {
        if (!_blocks.TryTake(out own))
        {
            return false;
        }

        if (entry.IsArchive)
        {
            ulong left = file.Size - (block << BlockStore.BlockBits);
            int count = left < BlockStore.BlockSize ? (int)left : BlockStore.BlockSize;
            ReadForeign(entry, 0, _blocks.Overwrite(own, 0, count));
        }

        if (_map.TryPlace(ref file, block, BlockEntry.Own(own)))
        {
            return true;
        }

        _blocks.Release(own);
        return false;
    }
}
