using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Frames;

/// <summary>Makes cleared frames an address space.</summary>
internal static class AddressSpaces<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>The root follows the struct. Not when the table of address spaces is full.</summary>
    public static void Prepare(Ref<AddressSpace> space)
    {
        Frame root = DirectMap<TCpu>.FrameOf(space.Address).Plus(1);
        space.Value.Root = root.Number;
        space.Value.Tag = KernelRoot.State.Spaces.Add(space);
        TCpu.PrepareRoot(root);
        TCpu.InvalidateAddressSpace(space.Value.Tag);
    }
}
