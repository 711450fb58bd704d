using System.Runtime.CompilerServices;

namespace Micro.Server;

/// <summary>The layout of the start-info page: these fields, then the named capabilities; the arguments lie at the page's end.</summary>
public struct StartInfoPage
{
    /// <summary>"MSTART01", little endian.</summary>
    public const ulong ExpectedMagic = 0x31305452_4154534D;

    public const int Size = 4096;

    public const int MaximumName = 32;

    public ulong Magic;

    /// <summary>The process' own number.</summary>
    public uint Process;

    public uint CapabilityCount;

    /// <summary>The first slot that is empty and the process' own to fill.</summary>
    public uint FirstFreeSlot;

    /// <summary>Slots of the table.</summary>
    public uint SlotCount;

    /// <summary>Reply objects from <see cref="Abi.WellKnownSlots.FirstReply"/> on.</summary>
    public uint ReplyCount;

    /// <summary>Bytes of the arguments.</summary>
    public uint ArgumentsLength;

    /// <summary>Frames of the Memory in <see cref="Abi.WellKnownSlots.State"/>.</summary>
    public ulong StateFrames;

    /// <summary>The image's name in the manifest, padded with zeros.</summary>
    public NameBytes Name;

    [InlineArray(MaximumName)]
    public struct NameBytes
    {
        private byte _first;
    }
}
