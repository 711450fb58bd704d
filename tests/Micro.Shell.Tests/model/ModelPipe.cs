using System.Collections.Generic;

namespace Micro.Shell.Tests.Model;

/// <summary>A pipe of the model: small, so that writers have to wait for readers.</summary>
public sealed class ModelPipe
{
    public const int Capacity = 1000;

    public Queue<byte> Bytes { get; } = new();

    public int Readers { get; set; }

    public int Writers { get; set; }
}
