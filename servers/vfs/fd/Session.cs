using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>A descriptor table: whose it is, and which of its numbers are taken.</summary>
internal struct Session
{
    /// <summary>Its death closes the table.</summary>
    public ProcessId Process;

    /// <summary>Never used again, so that a capability cannot outlive its table.</summary>
    public uint Generation;

    /// <summary>Made by Share, for whoever has its capability; else the table of everybody who calls under the process' own badge.</summary>
    public bool IsHandedOver;

    /// <summary>A bit for each open descriptor.</summary>
    public ulong Open;
}
