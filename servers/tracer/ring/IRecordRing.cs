using Micro.Abi;

namespace Micro.Servers.Tracer;

/// <summary>The kernel's ring of records, which goes on while it is read.</summary>
internal interface IRecordRing
{
    /// <summary>Records that it holds.</summary>
    ulong Capacity { get; }

    /// <summary>Number of the newest record; 0: none yet.</summary>
    ulong Written { get; }

    /// <summary>Copies what lies in the place of a record.</summary>
    void Copy(ulong number, out TraceRecord record);
}
