using System.Collections.Generic;
using Micro.Protocols;

namespace Micro.Server.Tests;

/// <summary>A server that writes down what the loop has it do. The list is the test's, not state.</summary>
internal readonly struct RecordingServer(List<Effect> performed, Outbox outbox) : IServer<RecordingServer>
{
    private readonly List<Effect> _performed = performed;
    private readonly Outbox _outbox = outbox;

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out RecordingServer server)
    {
        server = new RecordingServer([], context.Outbox);
        return ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
    }

    public void Signalled(ulong bits)
    {
    }

    public void Perform(Effect effect)
    {
        _performed.Add(effect);
        if (effect.B == 1)
        {
            _outbox.Post(effect.A + 1);
        }
    }
}
