using System;

namespace Micro.Simulator.Processor;

/// <summary>Leaves the C# of a thread that the simulated kernel will never run again.</summary>
internal sealed class ThreadAbandonedException : Exception;
