using System;

namespace Micro.Simulator;

/// <summary>The host cannot simulate; the message is one line for its user.</summary>
public sealed class SimulatorException : Exception
{
    public SimulatorException(string message)
        : base(message)
    {
    }

    public SimulatorException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
