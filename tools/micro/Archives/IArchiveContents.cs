using System.IO;

namespace Micro.Tools.Archives;

/// <summary>What an archive entry is made of, whether in memory or in files of the host.</summary>
internal interface IArchiveContents
{
    long Length { get; }

    /// <summary>Writes exactly <see cref="Length"/> bytes.</summary>
    void WriteTo(Stream output);
}
