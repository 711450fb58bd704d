using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Destruction;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Capabilities;

/// <summary>Fills, moves and empties slots, and counts what names an object. Everything here takes a constant number of steps.</summary>
internal static class CapabilityStore<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Fills an empty slot with a capability that is derived from another.</summary>
    public static void Derive(ref Capability source, ref Capability destination, Rights rights, ulong badge)
    {
        destination.Become(source.Kind, source.Rights & rights, source.Object, badge);
        destination.IsDevice = source.IsDevice;
        Derivation.AddChild(ref source, ref destination);
        Count(ref destination);
    }

    /// <summary>Fills an empty slot with a capability of an object, derived from what gave the object its place: a Memory, or the Machine.</summary>
    public static void AddObject(
        ref Capability origin, ref Capability destination, ObjectKind kind, nuint address, Rights rights = Rights.All)
    {
        destination.Become(kind, rights, address, 0);
        Derivation.AddChild(ref origin, ref destination);
        HeaderOf(ref destination).Value.Kind = kind;
        Count(ref destination);
    }

    /// <summary>The same for an object that the kernel makes at boot, derived from nothing.</summary>
    public static void AddRootObject(ref Capability destination, ObjectKind kind, nuint address)
    {
        destination.Become(kind, Rights.All, address, 0);
        Derivation.AddRoot(ref destination);
        HeaderOf(ref destination).Value.Kind = kind;
        Count(ref destination);
    }

    /// <summary>Moves a capability to an empty slot. What is derived from it stays so.</summary>
    public static void Move(ref Capability source, ref Capability destination)
    {
        destination.Become(source.Kind, source.Rights, source.Object, source.Badge);
        destination.IsDevice = source.IsDevice;
        destination.Progress = source.Progress;
        Derivation.Replace(ref source, ref destination);
        source.Clear();
    }

    /// <summary>Joins two views that touch. False: they do not, or differ in rights or in what they are derived from.</summary>
    /// <remarks>What was derived from either is derived from the whole.</remarks>
    public static bool TryMerge(ref Capability source, ref Capability destination)
    {
        if (source.Kind != ObjectKind.Memory || destination.Kind != ObjectKind.Memory
            || source.Rights != destination.Rights || source.IsDevice != destination.IsDevice
            || !Derivation.AreSiblings(ref source, ref destination, Budget.Units))
        {
            return false;
        }

        if (source.Object + source.Badge == destination.Object)
        {
            destination.Object = source.Object;
        }
        else if (destination.Object + destination.Badge != source.Object)
        {
            return false;
        }

        destination.Badge += source.Badge;
        destination.Progress = 0;
        Derivation.GiveChildren(ref source, ref destination);
        Derivation.Remove(ref source);
        source.Clear();
        return true;
    }

    /// <summary>Empties a slot. The last capability of an object condemns it; the children go to the parent.</summary>
    public static void Drop(ref Capability capability)
    {
        ObjectKind kind = capability.Kind;
        nuint target = capability.Object;
        Ref<ObjectHeader> header = HeaderOf(ref capability);
        Derivation.Remove(ref capability);
        capability.Clear();
        if (capability.Role != CapabilityRole.Table)
        {
            KernelReferences<TCpu>.Dropped(ref capability, target);
        }

        if (!header.IsNull && --header.Value.Capabilities == 0)
        {
            Reaper<TCpu>.Condemn(kind, target, header);
        }
    }

    public static void DropIfFull(ref Capability capability)
    {
        if (!capability.IsEmpty)
        {
            Drop(ref capability);
        }
    }

    /// <summary>The header of the object behind a capability; null for views, which have none.</summary>
    private static Ref<ObjectHeader> HeaderOf(ref Capability capability) => capability.Kind switch
    {
        ObjectKind.Thread => Ref<ObjectHeader>.To(ref capability.As<Thread>().Value.Header),
        ObjectKind.AddressSpace or ObjectKind.Process or ObjectKind.Endpoint or ObjectKind.Notification
            or ObjectKind.Reply or ObjectKind.Interrupt => capability.As<ObjectHeader>(),
        _ => Ref<ObjectHeader>.Null,
    };

    private static void Count(ref Capability capability)
    {
        Ref<ObjectHeader> header = HeaderOf(ref capability);
        if (!header.IsNull)
        {
            header.Value.Capabilities++;
        }
    }
}
