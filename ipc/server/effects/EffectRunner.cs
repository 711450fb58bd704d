using Micro.Abi;

namespace Micro.Server;

/// <summary>Does the effects that need no more than the kernel.</summary>
internal static unsafe class EffectRunner
{
    /// <summary>Does one effect that is not the server's own. Errors mean that it was done before, so they are no news.</summary>
    public static void Perform(StateRegion region, SlotAllocator slots, Effect effect)
    {
        StateControl* control = region.Control;
        Slot slot = new(effect.A);
        switch (effect.Kind)
        {
            case EffectKind.Drop:
                slots.Drop(slot);
                break;
            case EffectKind.RevokeAndDrop:
                _ = control->Platform.Revoke(slot);
                slots.Drop(slot);
                break;
            case EffectKind.Signal:
                _ = control->Platform.Signal(slot);
                break;
            case EffectKind.Unmap:
                _ = control->Platform.Unmap(effect.C, effect.B);
                break;
            default:
                break;
        }
    }
}
