using System;

namespace Micro.Archive;

/// <summary>How a segment of an image is mapped, numbered as PF_X, PF_W and PF_R are in the ELF specification.</summary>
[Flags]
public enum SegmentRights : uint
{
    None = 0,
    Execute = 1,
    Write = 2,
    Read = 4,
}
