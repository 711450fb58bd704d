using Micro.Tools.Host;

namespace Micro.Tools;

/// <summary>What every command needs: where the project is, and whether somebody wants the tool to stop.</summary>
internal sealed record Tool(Repository Repository, StopSignals Signals);
