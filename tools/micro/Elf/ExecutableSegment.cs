using System;
using Micro.Archive;

namespace Micro.Tools.Elf;

/// <summary>A loaded range of a program: its bytes, and zeros up to its size in memory.</summary>
internal sealed record ExecutableSegment(
    ulong VirtualAddress,
    ulong PhysicalAddress,
    ReadOnlyMemory<byte> Bytes,
    ulong MemorySize,
    SegmentRights Rights);
