using System.IO;

namespace Micro.Tools.Archives;

/// <summary>Contents that are small enough to be made in memory.</summary>
internal sealed class BytesContents : IArchiveContents
{
    private readonly byte[] _bytes;

    public BytesContents(byte[] bytes)
    {
        _bytes = bytes;
    }

    public long Length => _bytes.Length;

    public void WriteTo(Stream output) => output.Write(_bytes);
}
