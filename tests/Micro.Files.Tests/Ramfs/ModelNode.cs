using System.Collections.Generic;

namespace Micro.Files.Tests.Ramfs;

/// <summary>A file or directory of the model.</summary>
internal sealed class ModelNode(bool isDirectory)
{
    public bool IsDirectory { get; } = isDirectory;

    public Dictionary<string, ModelNode> Children { get; } = [];

    public byte[] Data { get; set; } = [];
}
