using System.Runtime.CompilerServices;

namespace Micro.Servers.Ramfs;

/// <summary>A piece of a long name.</summary>
internal struct NameChunk
{
    /// <summary>The chunk that follows; 0 at the end.</summary>
    public int Next;

    public ChunkBytes Bytes;

    [InlineArray(Count)]
    public struct ChunkBytes
    {
        public const int Count = 60;

        private byte _first;
    }
}
