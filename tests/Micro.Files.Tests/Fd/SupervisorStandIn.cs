using System.Collections.Generic;
using Micro.MessagePack;
using Micro.Protocols;

namespace Micro.Files.Tests.Fd;

/// <summary>Init as far as it is asked for deaths.</summary>
internal readonly struct SupervisorStandIn(List<uint> deaths)
{
    private readonly List<uint> _deaths = deaths;

    public void Handle(ref Request request)
    {
        MessageReader reader = new(request.Payload);
        _ = reader.ReadEnvelope(elements: 1);
        int after = (int)reader.ReadUInt64();
        if (after < _deaths.Count)
        {
            SupervisorReplies.NextDeath(ref request.Reply, ServiceError.None, (ulong)after + 1, new ProcessId(_deaths[after]));
        }
        else
        {
            request.Reply.Refuse(ServiceError.Again);
        }
    }
}
