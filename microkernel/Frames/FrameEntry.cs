using Micro.Abi;

namespace Micro.Kernel.Frames;

/// <summary>What the kernel knows of one frame, in 8 bytes: kind (bits 0–7), tag (16–31), count (32–63).</summary>
internal struct FrameEntry
{
    private const int TagShift = 16;
    private const int CountShift = 32;
    private const ulong OneCount = 1UL << CountShift;

    private ulong _bits;

    public FrameEntry(FrameKind kind, uint count = 0, ushort tag = 0)
    {
        _bits = (byte)kind | ((ulong)tag << TagShift) | ((ulong)count << CountShift);
    }

    /// <summary>Of each frame of an object that has its frames for itself.</summary>
    public static FrameEntry OfObject(ObjectKind kind, ulong frames) => new(FrameKind.Object, (uint)frames, (ushort)kind);

    public readonly FrameKind Kind => (FrameKind)(byte)_bits;

    /// <summary>Of a page table: whose. Of an object: its ObjectKind.</summary>
    public readonly ushort Tag => (ushort)(_bits >> TagShift);

    /// <summary>Plain: mappings, message buffers included. PageTable: entries in use. Object: its frames. SmallObjects: objects that live.</summary>
    public readonly uint Count => (uint)(_bits >> CountShift);

    /// <summary>Neither mapped nor an object: it can become one.</summary>
    public readonly bool IsFree => _bits == (ulong)FrameKind.Plain;

    public readonly bool IsKernelObject => Kind >= FrameKind.PageTable;

    public void Increment() => _bits += OneCount;

    public void Decrement() => _bits -= OneCount;

    public void Add(uint count) => _bits += (ulong)count << CountShift;

    public void Subtract(uint count) => _bits -= (ulong)count << CountShift;
}
