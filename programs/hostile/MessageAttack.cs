using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Programs.Hostile;

/// <summary>Sends bad requests to one server after the other, and looks at every answer.</summary>
internal ref struct MessageAttack
{
    /// <summary>More than any protocol has, so that unknown operations come too.</summary>
    private const int Operations = 24;

    /// <summary>All numbers up to this one, and then any.</summary>
    private const int Protocols = 12;

    private readonly Span<byte> _buffer;
    private RandomNumbers _random;

    public MessageAttack(ulong seed)
    {
        KernelTransport transport = default;
        _buffer = transport.Buffer;
        _random = new RandomNumbers(seed);
    }

    /// <summary>Requests sent so far.</summary>
    public int Sent { get; private set; }

    /// <summary>What was wrong with the last answer.</summary>
    public KernelError Error { get; private set; }

    /// <summary>The last answer.</summary>
    public ServiceError Answer { get; private set; }

    public byte Protocol { get; private set; }

    public byte Operation { get; private set; }

    /// <summary>Sends requests to a server. False: one of them, the last, was not refused as a protocol refuses.</summary>
    public bool TrySend(Slot server, int count)
    {
        for (int index = 0; index < count; index++)
        {
            int protocol = index / Operations % (Protocols + 1);
            Operation = (byte)(index % Operations);
            Protocol = protocol == Protocols ? _random.NextByte() : (byte)protocol;
            if (!TrySend(server))
            {
                return false;
            }
        }

        return true;
    }

    private bool TrySend(Slot server)
    {
        int length = BadRequest.Write(ref _random, Operation, _buffer);
        CapabilityList capabilities = CapabilityList.Empty;
        for (int index = _random.Below(8); index < MessageHeader.MaxCapabilities; index++)
        {
            capabilities = capabilities.With(WellKnownSlots.Notification);
        }

        MessageHeader header = new(length, capabilities.Count, Protocol, (uint)_random.Next());
        Error = IpcCalls.Call(server, ref header, capabilities.Bits);
        Sent++;

        // A refusal is an array of one small number and carries no capability.
        bool isRefusal = Error == KernelError.None && header.Length == 2 && header.Capabilities == 0 && _buffer[0] == 0x91;
        Answer = isRefusal ? (ServiceError)_buffer[1] : ServiceError.None;
        return isRefusal && IsOfTheProtocol(Answer);
    }

    private static bool IsOfTheProtocol(ServiceError error) => error
        is ServiceError.Malformed
        or ServiceError.UnknownOperation
        or ServiceError.UnknownProtocol
        or ServiceError.TooLong
        or ServiceError.TooDeep
        or ServiceError.WrongCapabilities
        or ServiceError.InvalidArgument;
}
