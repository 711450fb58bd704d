using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Xunit;

namespace Micro.Server.Tests;

public sealed class OutboxTests
{
    [Fact]
    public void Effects_wait_for_the_commit_and_run_in_order()
    {
        using TestProcess process = new();
        List<Effect> performed = [];
        RecordingServer server = new(performed, process.Context.Outbox);
        process.Context.Outbox.Signal(new Slot(5));
        process.Context.Outbox.Post(11);
        process.Context.Outbox.RevokeAndDrop(new Slot(70));
        process.Context.Outbox.Unmap(0x1000, 3);
        Assert.Empty(process.Kernel.Calls);

        HostRegion.Finish(process.Context, ref server);
        Assert.Equal(["signal 5", "revoke 70", "delete 70", "unmap 1000 3"], process.Kernel.Calls);
        Assert.Equal(11u, Assert.Single(performed).A);
        Assert.True(process.Context.Outbox.IsEmpty);
    }

    [Fact]
    public void An_effect_may_post_another()
    {
        using TestProcess process = new();
        List<Effect> performed = [];
        RecordingServer server = new(performed, process.Context.Outbox);
        process.Context.Outbox.Post(1, b: 1);
        process.Context.Outbox.Post(50);
        HostRegion.Finish(process.Context, ref server);
        Assert.Equal([1u, 50u, 2u], performed.Select(effect => effect.A));
    }

    [Fact]
    public void Effects_that_were_posted_survive_a_restart()
    {
        using TestProcess process = new();
        process.Context.Outbox.Signal(new Slot(5));
        ProcessContext restarted = process.Region.OpenContext();
        RecordingServer server = new([], restarted.Outbox);
        HostRegion.Finish(restarted, ref server);
        Assert.Equal(["signal 5"], process.Kernel.Calls);
    }
}
