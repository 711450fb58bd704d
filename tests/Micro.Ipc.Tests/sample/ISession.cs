using System;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Sample;

/// <summary>A protocol with an order, in which every caller has a state of its own.</summary>
[Protocol("session", Number = 201)]
public interface ISession
{
    [Operation(1), AllowedIn(SessionState.Closed), LeadsTo(SessionState.Open)]
    [Errors(ServiceError.NotFound)]
    ServiceError Open([Text(MaxBytes = 20)] ReadOnlySpan<byte> name);

    [Operation(2), AllowedIn(SessionState.Open)]
    ServiceError Read(out uint value);

    [Operation(3), AllowedIn(SessionState.Open, SessionState.Broken), LeadsTo(SessionState.Closed)]
    ServiceError Close();

    /// <summary>Allowed at any time.</summary>
    [Operation(4)]
    ServiceError Ping();
}
