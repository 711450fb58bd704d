using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Hostile;

/// <summary>A server of the image that pesters its supervisor before it says that it is ready: only servers can reach init.</summary>
public readonly struct HostileServer : IServer<HostileServer>
{
    private const int Messages = 12_000;
    private const ulong Seed = 1;

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out HostileServer server)
    {
        server = default;
        MessageAttack attack = new(Seed);
        bool isRefused = attack.TrySend(WellKnownSlots.Supervisor, Messages);
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder line = new(buffer);
        if (isRefused)
        {
            AttackReport.Refused(ref line, attack.Sent, 1);
        }
        else
        {
            AttackReport.Accepted(ref line, "init"u8, in attack);
        }

        KernelLog.Write(line.Text);
        return isRefused ? ServiceError.None : ServiceError.WrongState;
    }

    public void Dispatch(ref Request request)
    {
    }

    public void Signalled(ulong bits)
    {
    }

    public void Perform(Effect effect)
    {
    }
}
