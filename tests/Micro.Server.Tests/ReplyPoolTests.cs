using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Protocols;
using Xunit;

namespace Micro.Server.Tests;

public sealed class ReplyPoolTests
{
    [Fact]
    public void One_reply_always_stays_for_the_next_request()
    {
        using TestProcess process = new(replies: 4);
        Request request = new(new byte[MessageHeader.MaxLength]);
        for (int parked = 0; parked < 3; parked++)
        {
            request.Begin(new Badge(1), default, default, process.Context.Replies.Next());
            Assert.True(process.Context.Replies.TryPark(ref request, out ParkedReply _));
        }

        request.Begin(new Badge(1), default, default, process.Context.Replies.Next());
        Assert.False(process.Context.Replies.TryPark(ref request, out ParkedReply _));
        Assert.False(request.IsParked);
    }

    [Fact]
    public void All_but_one_of_the_most_Replies_can_be_parked_and_any_comes_back()
    {
        using TestProcess process = new(replies: ReplyPool.Most);
        ReplyPool replies = process.Context.Replies;
        Request request = new(new byte[MessageHeader.MaxLength]);
        List<ParkedReply> parked = [];
        for (int number = 0; number < ReplyPool.Most - 1; number++)
        {
            request.Begin(new Badge(1), default, default, replies.Next());
            Assert.True(replies.TryPark(ref request, out ParkedReply reply));
            parked.Add(reply);
        }

        Assert.Equal(parked.Count, parked.Select(reply => reply.Reply).Distinct().Count());
        Assert.DoesNotContain(replies.Next(), parked.Select(reply => reply.Reply));
        request.Begin(new Badge(1), default, default, replies.Next());
        Assert.False(replies.TryPark(ref request, out ParkedReply _));
        foreach (int number in new[] { 70, 3 })
        {
            replies.Abandon(parked[number]);
            Assert.Equal(parked[number].Reply, replies.Next());
        }
    }

    [Fact]
    public void Answering_frees_the_reply_and_sends_what_was_written()
    {
        using TestProcess process = new();
        Request request = new(new byte[MessageHeader.MaxLength]);
        Slot first = process.Context.Replies.Next();
        request.Begin(new Badge(1), new MessageHeader(0, 0, FileDispatcher.Protocol), default, first);
        Assert.True(process.Context.Replies.TryPark(ref request, out ParkedReply parked));
        Assert.NotEqual(first, process.Context.Replies.Next());

        ReplyWriter reply = process.Context.Replies.Begin();
        FileReplies.Read(ref reply, ServiceError.None, "typed"u8);
        Assert.True(process.Context.Replies.Send(parked, ref reply, process.Context.Slots));
        Assert.Equal(first, process.Context.Replies.Next());
        Assert.Equal("typed"u8.ToArray(), process.Kernel.Replies.Single()[^5..]);
        Assert.Equal(FileDispatcher.Protocol, process.Kernel.Protocols.Single());
    }
}
