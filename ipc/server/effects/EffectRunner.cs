using Micro.Abi;

namespace Micro.Server;

/// <summary>Does the effects of an outbox.</summary>
internal static unsafe class EffectRunner
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    /// <summary>Does all of them in order, those that come to it on the way too.</summary>
    public static void RunAll<TServer>(in ProcessContext context, ref TServer server)
        where TServer : struct, IServer<TServer>
    {
        while (context.Outbox.TryNext(out Effect effect))
        {
            if (effect.Kind == EffectKind.Own)
            {
                server.Perform(effect);
            }
            else
            {
                Perform(context.State, context.Slots, effect);
            }

            context.Outbox.Done();
            context.State.Commit();
        }
    }

    // Errors mean that it was done before, so they are no news.
    private static void Perform(StateRegion region, SlotAllocator slots, Effect effect)
    {
        StateControl* control = region.Control;
        Slot slot = new(effect.A);
        switch (effect.Kind)
        {
            case EffectKind.Drop:
                slots.Drop(slot);
                break;
            case EffectKind.RevokeAndDrop:
                _ = control->Platform.Revoke(control, slot);
                slots.Drop(slot);
                break;
            case EffectKind.Signal:
                _ = control->Platform.Signal(control, slot);
                break;
            case EffectKind.Unmap:
                _ = control->Platform.Unmap(control, effect.C, effect.B);
                break;
            default:
                break;
        }
    }
}
