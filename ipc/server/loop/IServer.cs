using Micro.Protocols;

namespace Micro.Server;

/// <summary>A server: a struct of handles to its state, and what it does with messages, signals and effects.</summary>
/// <remarks>The struct itself is made anew at every start, also after a restart; whatever must last lies in the containers it holds.</remarks>
public interface IServer<TSelf>
    where TSelf : struct, IServer<TSelf>
{
    /// <summary>Handlers call other servers. Arguments and bulk results are then kept apart from the message buffer, which such a call overwrites.</summary>
    static abstract bool MakesCalls { get; }

    /// <summary>Declares the state, looks up the capabilities, and does what must be done before the first request.</summary>
    /// <returns>An error: the server cannot work, and the boot stops.</returns>
    static abstract ServiceError Start(ref ProcessContext context, out TSelf server);

    /// <summary>Hands a request to the dispatcher of its protocol. One that nobody takes is answered with UnknownProtocol.</summary>
    void Dispatch(ref Request request);

    /// <summary>Somebody, or a device, signalled the bound notification.</summary>
    void Signalled(ulong bits);

    /// <summary>Does an effect that a handler posted, after its commit. The message buffer is free; the reply may be out or not.</summary>
    void Perform(Effect effect);
}
