using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>A process with what it did of its own accord.</summary>
/// <param name="Process">The client.</param>
/// <param name="Roots">Trees, in the client's order.</param>
public sealed record TraceClient(TraceProcess Process, IReadOnlyList<TraceNode> Roots);
