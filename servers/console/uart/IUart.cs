using System;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>A serial port: what the console needs of one.</summary>
public interface IUart<TSelf>
    where TSelf : struct, IUart<TSelf>
{
    /// <summary>Prepares the device: eight bits, no parity, an interrupt for each byte received.</summary>
    static abstract TSelf Open(ref ProcessContext context);

    /// <summary>Takes a received byte; false: there is none.</summary>
    bool TryReceive(out byte value);

    /// <summary>Gives the device as many bytes as it takes at once; how many that were.</summary>
    int Transmit(ReadOnlySpan<byte> data);

    /// <summary>Asks for an interrupt when the device takes bytes again, or no longer does.</summary>
    void SetTransmitInterrupt(bool isWanted);

    /// <summary>Everything is out of the machine.</summary>
    bool IsIdle { get; }
}
