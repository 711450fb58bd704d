using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IConsoleServer with fixed results.</summary>
public struct ScriptedConsoleServer : IConsoleServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError SetMode(ref Request request, ConsoleMode mode)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Drain(ref Request request)
    {
        Calls++;
        return ServiceError.None;
    }
}
