using System;
using System.Runtime.InteropServices;
using Micro.Abi;

namespace Micro.Server;

/// <summary>A state region in ordinary memory, for tests of servers on the host.</summary>
public sealed unsafe class HostRegion : IDisposable
{
    private readonly StateControl* _control;
    private readonly byte* _page;

    /// <param name="frames">Frames there are for containers; beyond them, extending fails.</param>
    /// <param name="kernel">Takes the capability calls; null: each succeeds.</param>
    /// <param name="replies">Reply objects of the process.</param>
    public HostRegion(ulong frames, IHostKernel? kernel = null, int replies = 4)
    {
        // SAFETY: the control block, buffer and containers are this object's until Dispose.
        _control = (StateControl*)NativeMemory.AllocZeroed((nuint)sizeof(StateControl));
        _page = (byte*)NativeMemory.AllocZeroed(StartInfoPage.Size);
        _control->Magic = StateControl.ExpectedMagic;
        _control->Frames.Total = frames;
        _control->ReplyCount = replies;
        _control->Buffer = (byte*)NativeMemory.AllocZeroed(MessageHeader.MaxLength);
        _control->HostKernel = GCHandle.ToIntPtr(GCHandle.Alloc(kernel ?? new PermissiveKernel()));
        HostPlatform.Attach(_control);
    }

    /// <summary>Frames that containers have taken so far.</summary>
    public ulong UsedFrames => _control->Frames.Used;

    /// <summary>The start-info page of the process, to be written before <see cref="OpenContext"/>.</summary>
    public Span<byte> Page => new(_page, StartInfoPage.Size);

    /// <summary>Starts the process once more: containers declared in the same order are found again.</summary>
    public StateRegion Open() => new(_control);

    /// <summary>Starts the process once more and makes the context its server would get.</summary>
    public ProcessContext OpenContext() => new(new StartInfo(_page), Open());

    /// <summary>Does what the loop does after a request: commits, and performs the effects.</summary>
    public static void Finish<TServer>(ProcessContext context, ref TServer server)
        where TServer : struct, IServer<TServer>
    {
        context.State.Commit();
        EffectRunner.RunAll(in context, ref server);
    }

    public void Dispose()
    {
        for (int index = 0; index < _control->ContainerCount; index++)
        {
            // Small containers share a block: its first one owns it.
            if (_control->Containers[index].Reserved != 0)
            {
                NativeMemory.Free(_control->Containers[index].Base);
            }
        }

        GCHandle.FromIntPtr(_control->HostKernel).Free();
        NativeMemory.Free(_control->Buffer);
        NativeMemory.Free(_page);
        NativeMemory.Free(_control);
    }
}
