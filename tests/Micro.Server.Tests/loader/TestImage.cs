using System;
using System.Collections.Generic;
using System.IO;
using Micro.Archive;

namespace Micro.Server.Tests.Loader;

/// <summary>Makes flattened images of segments.</summary>
internal static class TestImage
{
    public static byte[] Make(params ImageSegment[] segments)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        List<ulong> offsets = [];
        byte value = 1;
        foreach (ImageSegment segment in segments)
        {
            writer.Write(new byte[(int)(-bytes.Position & 4095)]);
            offsets.Add((ulong)bytes.Position);
            byte[] contents = new byte[(int)segment.FileSize];
            Array.Fill(contents, value++);
            writer.Write(contents);
        }

        for (int index = 0; index < segments.Length; index++)
        {
            writer.Write(segments[index].VirtualAddress);
            writer.Write(offsets[index]);
            writer.Write(segments[index].FileSize);
            writer.Write(segments[index].MemorySize);
            writer.Write((uint)segments[index].Rights);
            writer.Write(0);
        }

        writer.Write(ImageFormat.Magic);
        writer.Write(segments.Length);
        writer.Write(segments[0].VirtualAddress);
        return bytes.ToArray();
    }

    public static ImageSegment Segment(ulong address, ulong fileSize, ulong memorySize, SegmentRights rights) =>
        new(address, 0, fileSize, memorySize, rights);
}
