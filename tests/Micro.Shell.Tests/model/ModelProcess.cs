using System.Threading;
using Micro.Protocols;

namespace Micro.Shell.Tests.Model;

/// <summary>A process of the model: a thread, and how it ended.</summary>
public sealed class ModelProcess
{
    public required ProcessId Id { get; init; }

    public required ProcessId Parent { get; init; }

    public required string Program { get; init; }

    public Thread? Thread { get; set; }

    public ExitReport? Report { get; set; }

    public string Method { get; set; } = "";
}
