namespace Micro.Simulator;

/// <summary>How a simulated machine ended.</summary>
/// <param name="Status">The status it was powered off with.</param>
/// <param name="Log">The kernel's log.</param>
/// <param name="Messages">How many were delivered: a place in the run that a seed leads to again.</param>
public sealed record SimulationResult(byte Status, string Log, long Messages);
