namespace Micro.Simulator;

/// <summary>How one machine of a batch ended.</summary>
/// <param name="Status">As it was powered off with.</param>
/// <param name="SystemCalls">How many there were.</param>
/// <param name="Output">What went out of the serial port.</param>
/// <param name="Log">The kernel's.</param>
/// <param name="Failure">Why the simulation itself did not come to an end; null: it did.</param>
internal sealed record BatchResult(byte Status, long SystemCalls, byte[] Output, string Log, string? Failure);
