using Micro.Abi;

namespace Micro.Kernel.Objects;

/// <summary>What every destructible kernel object has: how many capabilities name it, and its place among the dying.</summary>
public struct ObjectHeader
{
    /// <summary>Bytes that each Endpoint, Notification and Reply has of its frame.</summary>
    public const uint SmallSize = 64;

    /// <summary>Capabilities that name the object, those that the kernel itself keeps included. At 0 it is destroyed.</summary>
    public uint Capabilities;

    public ObjectKind Kind;

    private nuint _nextDying;

    /// <summary>The next object that waits for its destruction.</summary>
    public Ref<ObjectHeader> NextDying
    {
        readonly get => new(_nextDying);
        set => _nextDying = value.Address;
    }
}
