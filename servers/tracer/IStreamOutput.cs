using System;

namespace Micro.Servers.Tracer;

/// <summary>Where the stream goes: a buffer, and somebody who takes it away.</summary>
internal interface IStreamOutput
{
    /// <summary>What was sent last is still on its way: the buffer must not be changed.</summary>
    bool IsBusy { get; }

    Span<byte> Buffer { get; }

    /// <summary>Sends the first bytes of the buffer.</summary>
    void Send(int length);
}
