using System.Runtime.CompilerServices;
using Micro.Archive;

namespace Micro.Servers.Proc;

/// <summary>A record of the manifest, as far as proc needs it.</summary>
internal struct ProgramEntry
{
    public ManifestKind Kind;

    /// <summary>The image was found and its checksum is right.</summary>
    public bool IsUsable;

    public byte Priority;

    public byte NameLength;

    public byte ImageNameLength;

    public byte CallCount;

    /// <summary>Where the image lies in the archive.</summary>
    public ulong ImageOffset;

    public ulong ImageLength;

    public ulong StackBytes;

    public ulong StateBytes;

    public NameBytes Name;

    public NameBytes ImageName;

    public CallBytes Calls;

    [InlineArray(ArchiveFormat.NameSize)]
    public struct NameBytes
    {
        private byte _first;
    }

    [InlineArray(ManifestFormat.MaximumCalls)]
    public struct CallBytes
    {
        private byte _first;
    }
}
