namespace Micro.Kernel.Objects;

/// <summary>Who waits at an endpoint. Never both: a message moves as soon as both sides are there.</summary>
public enum EndpointState : byte
{
    Idle = 0,
    Senders = 1,
    Receivers = 2,
}
