using Micro.Abi;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Objects;

/// <summary>One slot of 64 bytes: object, rights, badge, and the place in the tree of derivations.</summary>
/// <remarks>
/// A Memory has no object behind it: the slot itself is the view. Its first frame and its length stand where others have address and badge.
/// Ports likewise. The links belong to <see cref="Capabilities.Derivation"/>.
/// </remarks>
public struct Capability
{
    public const uint Size = 64;

    /// <summary>Address of the object; first frame of a Memory; first port of Ports.</summary>
    public nuint Object;

    /// <summary>Badge; frames of a Memory; number of Ports.</summary>
    public ulong Badge;

    /// <summary>First child, or 0.</summary>
    internal nuint FirstChild;

    /// <summary>Last child, or 0.</summary>
    internal nuint LastChild;

    /// <summary>Previous sibling; of a first child its parent, marked.</summary>
    internal nuint Previous;

    /// <summary>Next sibling; of a last child its parent, marked.</summary>
    internal nuint Next;

    /// <summary>How far a revocation came.</summary>
    public ulong Progress;

    private ushort _kindAndRights;

    public CapabilityRole Role;

    /// <summary>A Memory of device registers: nothing that the frame table knows.</summary>
    public bool IsDevice;

    public readonly ObjectKind Kind => (ObjectKind)(byte)_kindAndRights;

    public readonly Rights Rights => (Rights)(byte)(_kindAndRights >> 8);

    public readonly bool IsEmpty => Kind == ObjectKind.None;

    /// <summary>The frames of a Memory.</summary>
    public readonly FrameRange Frames => new(new Frame(Object), Badge);

    public void Become(ObjectKind kind, Rights rights, nuint target, ulong badge)
    {
        _kindAndRights = (ushort)((byte)kind | ((byte)rights << 8));
        Object = target;
        Badge = badge;
        Progress = 0;
        IsDevice = false;
    }

    public void BecomeMemory(FrameRange frames, Rights rights, bool isDevice)
    {
        Become(ObjectKind.Memory, rights, (nuint)frames.First.Number, frames.Count);
        IsDevice = isDevice;
    }

    /// <summary>Empties the slot. Its links must be cut already.</summary>
    public void Clear() => Become(ObjectKind.None, Rights.None, 0, 0);

    /// <summary>One comparison for the fast path: the kind is right and the right is there.</summary>
    public readonly bool Is(ObjectKind kind, Rights needed) =>
        (_kindAndRights & (0xFF | ((byte)needed << 8))) == ((byte)kind | ((byte)needed << 8));

    /// <summary>The object behind the capability. Only after its kind was looked at.</summary>
    public readonly Ref<T> As<T>()
        where T : unmanaged => new(Object);
}
