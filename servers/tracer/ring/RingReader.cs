using Micro.Abi;

namespace Micro.Servers.Tracer;

/// <summary>Reads records in their order, and notices those that were overwritten before.</summary>
internal readonly struct RingReader<TRing>(TRing ring)
    where TRing : struct, IRecordRing
{
    private readonly TRing _ring = ring;

    /// <summary>Records made since boot.</summary>
    public ulong Written => _ring.Written;

    /// <summary>Reads the first record behind number <paramref name="last"/> that is still there and begins something.</summary>
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
                if (record.Kind != TraceKind.Continued)
                {
                    record.Number = number;
                    return true;
                }

                // The beginning of this message is lost, and so all of it is.
                last = number;
            }
        }

        return false;
    }

    /// <summary>Reads a record that follows one that was read.</summary>
    /// <returns>False: it is no longer there.</returns>
    public bool TryRead(ulong number, out TraceRecord record)
    {
        _ring.Copy(number, out record);
        return _ring.Written < number + _ring.Capacity;
    }
}
