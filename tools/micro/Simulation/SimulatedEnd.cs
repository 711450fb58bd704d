namespace Micro.Tools.Simulation;

/// <summary>How a simulated machine of a batch ended: what the simulator's program writes as a line of JSON, and the tool reads. Both are
/// compiled with this file.</summary>
/// <param name="Status">As it was powered off with.</param>
/// <param name="Messages">How many were delivered.</param>
/// <param name="Output">What went out of the serial port.</param>
/// <param name="Log">The kernel's.</param>
/// <param name="Failure">Why the simulation itself did not come to an end; null: it did.</param>
internal sealed record SimulatedEnd(byte Status, long Messages, byte[] Output, string Log, string? Failure);
