using Micro.Abi;
using Xunit;

namespace Micro.Ipc.Tests.Protocols;

public sealed class MessageHeaderTests
{
    [Fact]
    public void An_answer_goes_back_under_the_protocol_and_sequence_of_its_request()
    {
        MessageHeader request = new(length: 4096, capabilities: 4, protocol: 0xA5, sequence: 0xDEADBEEF);
        Assert.Equal(new MessageHeader(7, 0, 0xA5, 0xDEADBEEF).Bits, request.Answer(7).Bits);
        Assert.True(MessageHeader.Fault(200).Answer(16).IsValidFromUser);
    }
}
