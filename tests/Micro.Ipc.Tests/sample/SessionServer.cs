using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Sample;

/// <summary>Keeps a state for every caller, and leaves the order to its dispatcher.</summary>
public readonly struct SessionServer() : ISessionServer
{
    /// <summary>A caller that has no state here.</summary>
    public static Badge Stranger => new(99);

    /// <summary>The states that are not Closed.</summary>
    public Dictionary<ulong, SessionState> States { get; } = [];

    /// <summary>Names of the handlers that ran.</summary>
    public List<string> Handled { get; } = [];

    public ServiceError Open(ref Request request, ReadOnlySpan<byte> name)
    {
        Handled.Add("Open");
        return name.IsEmpty ? ServiceError.NotFound : ServiceError.None;
    }

    public ServiceError Read(ref Request request, out uint value)
    {
        Handled.Add("Read");
        value = 5;
        return ServiceError.None;
    }

    public ServiceError Close(ref Request request)
    {
        Handled.Add("Close");
        return ServiceError.None;
    }

    public ServiceError Ping(ref Request request)
    {
        Handled.Add("Ping");
        return ServiceError.None;
    }

    public bool TryGetState(ref Request request, out SessionState state)
    {
        state = States.GetValueOrDefault(request.Client.Value);
        return request.Client != Stranger;
    }

    public void EnterState(ref Request request, SessionState state) => States[request.Client.Value] = state;
}
