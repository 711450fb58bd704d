namespace Micro.Servers.Fd;

/// <summary>What a path ends with. Everything but a name can only be meant for a directory.</summary>
internal enum PathEnd : byte
{
    Name = 0,

    /// <summary>A name and slashes.</summary>
    Slash = 1,

    /// <summary>`.` or `..`: no entry that could be made, removed or renamed. Also the root.</summary>
    Dots = 2,
}
