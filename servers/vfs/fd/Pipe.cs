namespace Micro.Servers.Fd;

/// <summary>A pipe: which ends are open, how much is in it, who waits.</summary>
internal struct Pipe
{
    /// <summary>Never used again, so that a capability cannot outlive its pipe.</summary>
    public uint Generation;

    public bool HasReader;
    public bool HasWriter;

    /// <summary>Bytes that were ever read.</summary>
    public ulong Read;

    /// <summary>Bytes that were ever written.</summary>
    public ulong Written;

    /// <summary>Who waits, first come, first served: all readers, because it is empty, or all writers, because it is full.</summary>
    public int FirstWaiter;
    public int LastWaiter;
}
