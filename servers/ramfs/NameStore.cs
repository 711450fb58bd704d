using System;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>Keeps the names of entries.</summary>
internal readonly struct NameStore
{
    private const int Capacity = 1 << 24;

    private readonly StatePool<NameChunk> _chunks;

    public NameStore(StateRegion region)
    {
        _chunks = region.Pool<NameChunk>(Capacity, 8);
    }

    /// <summary>Frames of the chunks.</summary>
    public ulong Frames => Frame.Of(_chunks);

    /// <summary>Stores a name of at most <see cref="EntryName.MaximumLength"/> bytes.</summary>
    /// <returns>False: memory is used up, and nothing is stored.</returns>
    public bool TryStore(ref EntryName name, ReadOnlySpan<byte> text)
    {
        name.Length = (byte)text.Length;
        name.Rest = 0;
        Span<byte> place = name.First;
        int count = text.Length < place.Length ? text.Length : place.Length;
        text.Slice(0, count).CopyTo(place);
        ref int link = ref name.Rest;
        for (ReadOnlySpan<byte> rest = text.Slice(count); !rest.IsEmpty; rest = rest.Slice(count))
        {
            if (!_chunks.TryTake(out int chunk))
            {
                Release(ref name);
                return false;
            }

            link = chunk;
            ref NameChunk added = ref _chunks.Modify(chunk);
            place = added.Bytes;
            count = rest.Length < place.Length ? rest.Length : place.Length;
            rest.Slice(0, count).CopyTo(place);
            link = ref added.Next;
        }

        return true;
    }

    public void Release(ref EntryName name)
    {
        int chunk = name.Rest;
        name.Rest = 0;
        while (chunk != 0)
        {
            int next = _chunks[chunk].Next;
            _ = _chunks.TryRelease(chunk);
            chunk = next;
        }
    }

    public bool IsEqual(in EntryName name, ReadOnlySpan<byte> text)
    {
        if (name.Length != text.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> piece = name.First;
        int chunk = name.Rest;
        while (text.Length > piece.Length)
        {
            if (!text.Slice(0, piece.Length).SequenceEqual(piece))
            {
                return false;
            }

            text = text.Slice(piece.Length);
            piece = _chunks[chunk].Bytes;
            chunk = _chunks[chunk].Next;
        }

        return text.SequenceEqual(piece.Slice(0, text.Length));
    }

    /// <summary>Writes the name to the start of <paramref name="text"/>, which has room for it.</summary>
    public void Copy(in EntryName name, Span<byte> text)
    {
        text = text.Slice(0, name.Length);
        ReadOnlySpan<byte> piece = name.First;
        int chunk = name.Rest;
        while (text.Length > piece.Length)
        {
            piece.CopyTo(text);
            text = text.Slice(piece.Length);
            piece = _chunks[chunk].Bytes;
            chunk = _chunks[chunk].Next;
        }

        piece.Slice(0, text.Length).CopyTo(text);
    }
}
