using System.Buffers.Binary;
using System.IO;

namespace Micro.Tools.Simulation;

/// <summary>A file in which the simulator counts messages as they are delivered, so that the count outlives its process.</summary>
internal static class MessageCell
{
    /// <summary>The last message that was delivered; 0: none.</summary>
    public static long Read(string path)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return bytes.Length < sizeof(long) ? 0 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}
