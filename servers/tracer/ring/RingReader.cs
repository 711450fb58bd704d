using Micro.Abi;

namespace Micro.Servers.Tracer;

/// <summary>Reads records in their order, and notices those that were overwritten before.</summary>
internal readonly struct RingReader<TRing>(TRing ring)
    where TRing : struct, IRecordRing
{
    private readonly TRing _ring = ring;

    /// <summary>Records made since boot.</summary>
    public ulong Written => _ring.Written;

    /// <summary>Reads the first record behind number <paramref name="last"/> that is still there.</summary>
    /// <returns>False: there is no newer one.</returns>
    public bool TryReadAfter(ulong last, out TraceRecord record)
    {
        ulong written = _ring.Written;
        record = default;
        while (last < written)
        {
            ulong oldest = written < _ring.Capacity ? 1 : written - _ring.Capacity + 1;
            ulong number = last + 1 < oldest ? oldest : last + 1;
            _ring.Copy(number, out record);

            // Kernel and reader share a CPU, so the copy is older than this look. If it was overtaken, it may be of two records.
            written = _ring.Written;
            if (written < number + _ring.Capacity)
            {
                record.Number = number;
                return true;
            }
        }

        return false;
    }
}
