namespace Micro.Tools.Simulation;

/// <summary>How a simulated machine of a batch ended: what the simulator's program writes as a line of JSON.</summary>
/// <param name="Status">As it was powered off with.</param>
/// <param name="SystemCalls">How many there were.</param>
/// <param name="Output">What went out of the serial port.</param>
/// <param name="Log">The kernel's.</param>
/// <param name="Failure">Why the simulation itself did not come to an end; null: it did.</param>
internal sealed record SimulatedEnd(byte Status, long SystemCalls, byte[] Output, string Log, string? Failure);
