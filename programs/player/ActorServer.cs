using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Player;

/// <summary>A server of any protocol that answers with the errors it is told: a file system that is full, say. The player tells it by a message of
/// protocol 255, an array of one number: the error that all requests get from then on.</summary>
public readonly struct ActorServer : IServer<ActorServer>
{
    private const byte Direction = 255;

    private readonly StateValue<byte> _answer;

    private ActorServer(ref ProcessContext context)
    {
        _answer = context.State.Value<byte>();
    }

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out ActorServer server)
    {
        server = new ActorServer(ref context);
        return ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
        if (request.Protocol == Direction)
        {
            _answer.Modify() = request.Operation;
            request.Reply.Refuse(ServiceError.None);
        }
        else
        {
            request.Reply.Refuse((ServiceError)_answer.Value);
        }
    }

    public void Signalled(ulong bits)
    {
    }

    public void Perform(Effect effect)
    {
    }
}
