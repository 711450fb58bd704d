using System.Runtime.CompilerServices;

namespace Micro.Servers.Ramfs;

/// <summary>A name as an entry has it: the first bytes in place, the others in <see cref="NameChunk"/>s.</summary>
internal struct EntryName
{
    public const int MaximumLength = 255;

    public byte Length;

    /// <summary>The first chunk; 0: the name is short.</summary>
    public int Rest;

    public FirstBytes First;

    [InlineArray(Count)]
    public struct FirstBytes
    {
        public const int Count = 32;

        private byte _first;
    }
}
