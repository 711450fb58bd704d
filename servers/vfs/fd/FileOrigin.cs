namespace Micro.Servers.Fd;

/// <summary>Where an open file comes from, and so what its end is. The numbers are those of the effects that end it.</summary>
internal enum FileOrigin : byte
{
    None = 0,

    /// <summary>A file system opened it, and wants to hear of its end.</summary>
    Opened = 1,

    /// <summary>A client brought it. Whoever serves it may be slower than anybody here: it is never called.</summary>
    Adopted = 2,

    PipeReader = 3,
    PipeWriter = 4,
}
