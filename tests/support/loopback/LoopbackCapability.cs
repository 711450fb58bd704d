using Micro.Abi;

namespace Micro.Testing.Loopback;

/// <summary>What a slot holds: an endpoint, or any object a test stands for one, and the badge.</summary>
public sealed record LoopbackCapability(object Target, Badge Badge = default);
