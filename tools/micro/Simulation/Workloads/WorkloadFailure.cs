namespace Micro.Tools.Simulation.Workloads;

/// <summary>How a machine answered otherwise than it must.</summary>
/// <param name="Place">The command, or what was looked at.</param>
/// <param name="Expected">The line that should have come; empty: none.</param>
/// <param name="Actual">The line that came; empty: none.</param>
/// <param name="Message">The last message of the run: all that led to the failure comes before it, every time.</param>
internal sealed record WorkloadFailure(string Place, string Expected, string Actual, long Message);
