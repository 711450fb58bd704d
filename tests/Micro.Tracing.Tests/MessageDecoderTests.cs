using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Micro.Abi;
using Micro.Protocols;
using Xunit;

namespace Micro.Tracing.Tests;

/// <summary>The decoder knows what the interfaces declare.</summary>
public sealed class MessageDecoderTests
{
    [Fact]
    public void It_knows_every_protocol_of_the_system_and_every_operation()
    {
        Type[] interfaces = [.. typeof(ProtocolAttribute).Assembly.GetTypes().Where(t => t.GetCustomAttribute<ProtocolAttribute>() is not null)];

        Assert.NotEmpty(interfaces);
        foreach (Type type in interfaces)
        {
            ProtocolAttribute protocol = type.GetCustomAttribute<ProtocolAttribute>()!;
            ProtocolDescription known = MessageDecoder.Default.Protocols.Single(p => p.Number == protocol.Number);
            Assert.Equal((type.Name[1..], protocol.Name, protocol.Version), (known.Name, known.WireName, known.Version));
            Assert.Equal(
                type.GetMethods().Select(m => (m.Name, (byte)m.GetCustomAttribute<OperationAttribute>()!.Number)).OrderBy(o => o.Item2),
                known.Operations.Select(o => (o.Name, o.Number)));
        }

        Assert.Equal(interfaces.Length, MessageDecoder.Default.Protocols.Count());
    }

    [Fact]
    public void What_an_operation_makes_is_one_of_its_results()
    {
        OperationDescription[] makers = [.. MessageDecoder.Default.Protocols.SelectMany(p => p.Operations).Where(o => o.Made.Length > 0)];

        Assert.NotEmpty(makers);
        Assert.All(makers, o => Assert.Empty(o.Made.Except(o.Results.Select(r => r.Name)).Except(o.Returned.Select(c => c.Name))));
    }

    [Fact]
    public void A_capability_of_an_endpoint_says_which_of_the_protocols_it_speaks()
    {
        CapabilityDescription[] all = [.. MessageDecoder.Default.Protocols.SelectMany(p => p.Operations).SelectMany(o => o.Sent.Concat(o.Returned))];
        string[] known = [.. MessageDecoder.Default.Protocols.Select(p => p.Name)];

        Assert.Contains(all, c => c is { Name: "file", Kind: ObjectKind.Endpoint, Protocol: "File" });
        Assert.All(all.Where(c => c.Kind == ObjectKind.Endpoint), c => Assert.Contains(c.Protocol, known));
        Assert.All(all.Where(c => c.Kind != ObjectKind.Endpoint), c => Assert.Equal("", c.Protocol));
    }

    // Numbers that only tell things apart must be marked in both directions, or one side names what the other does not.
    [Fact]
    public void Equal_names_of_numbers_are_identities_everywhere_or_nowhere()
    {
        foreach (ProtocolDescription protocol in MessageDecoder.Default.Protocols)
        {
            IEnumerable<ValueDescription> values = protocol.Operations.SelectMany(o => o.Arguments.Concat(o.Results)).Where(v => v.Kind is ValueKind.Unsigned or ValueKind.Signed);
            foreach (IGrouping<string, ValueDescription> group in values.GroupBy(v => v.Name).Where(g => g.Key is "descriptor" or "process" or "mount" or "first"))
            {
                Assert.All(group, value => Assert.NotEqual("", value.Identity));
            }
        }
    }
}
