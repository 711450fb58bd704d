namespace Micro.Protocols;

/// <summary>What a node of a file system is.</summary>
public enum FileKind : byte
{
    File = 1,
    Directory = 2,
    Pipe = 3,
    Device = 4,
}
