using System;
using System.Buffers.Binary;
using System.IO;

namespace Micro.Tools.Simulation;

/// <summary>A file in which the simulator counts messages as they are delivered, so that the count outlives its process.</summary>
internal static class MessageCell
{
    /// <summary>The last message that was delivered; 0: none.</summary>
    public static long Read(string path) => NumberAt(path, 0);

    /// <summary>The machine ended, or could not go on; else the process of the simulator died of it.</summary>
    public static bool HasEnded(string path) => NumberAt(path, sizeof(long)) != 0;

    private static long NumberAt(string path, int place)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return bytes.Length < place + sizeof(long) ? 0 : BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(place));
    }
}
