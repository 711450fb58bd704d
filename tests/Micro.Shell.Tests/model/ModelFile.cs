using System.IO;
using Micro.Protocols;

namespace Micro.Shell.Tests.Model;

/// <summary>An open file of the model: what it is, and the position that all its descriptors share.</summary>
public sealed class ModelFile
{
    public ModelNode? Node { get; init; }

    public ModelPipe? Pipe { get; init; }

    /// <summary>A device to write to.</summary>
    public Stream? Sink { get; init; }

    /// <summary>A device to read from.</summary>
    public Stream? Source { get; init; }

    public OpenFlags Flags { get; init; }

    public long Position { get; set; }

    /// <summary>Descriptors of all processes.</summary>
    public int References { get; set; }

    public bool WritesPipe => Pipe != null && Flags == OpenFlags.Write;

    public bool ReadsPipe => Pipe != null && Flags == OpenFlags.Read;
}
