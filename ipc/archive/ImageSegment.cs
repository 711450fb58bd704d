namespace Micro.Archive;

/// <summary>One segment of a flattened image. What is not writable is page aligned in the archive too, so that it
/// can be mapped where it lies; what is writable is copied, and the rest of its memory is zero.</summary>
public readonly struct ImageSegment
{
    public ImageSegment(ulong virtualAddress, ulong offset, ulong fileSize, ulong memorySize, SegmentRights rights)
    {
        VirtualAddress = virtualAddress;
        Offset = offset;
        FileSize = fileSize;
        MemorySize = memorySize;
        Rights = rights;
    }

    /// <summary>A multiple of the page size.</summary>
    public ulong VirtualAddress { get; }

    /// <summary>Where the segment's bytes start, from the start of the image's contents.</summary>
    public ulong Offset { get; }

    /// <summary>How many bytes the archive holds; the memory behind them, up to MemorySize, is zero.</summary>
    public ulong FileSize { get; }

    public ulong MemorySize { get; }

    public SegmentRights Rights { get; }

    public bool IsWritable => (Rights & SegmentRights.Write) != 0;

    public bool IsExecutable => (Rights & SegmentRights.Execute) != 0;
}
