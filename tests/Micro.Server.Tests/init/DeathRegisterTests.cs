using Micro.Protocols;
using Micro.Servers.Init;
using Xunit;

namespace Micro.Server.Tests.Init;

public sealed class DeathRegisterTests
{
    [Fact]
    public void A_reader_that_keeps_up_hears_of_every_death_once()
    {
        using HostRegion region = new(frames: 8);
        DeathRegister register = new(region.Open());
        Assert.False(register.TryNext(0, out ulong _, out ProcessId _));
        ulong seen = 0;
        for (uint process = 100; process < 5000; process++)
        {
            register.Add(new ProcessId(process));
            Assert.True(register.TryNext(seen, out seen, out ProcessId dead));
            Assert.Equal(process, dead.Value);
            Assert.False(register.TryNext(seen, out ulong _, out ProcessId _));
        }
    }

    [Fact]
    public void Who_falls_behind_goes_on_with_the_oldest_that_is_kept()
    {
        using HostRegion region = new(frames: 8);
        DeathRegister register = new(region.Open());
        for (uint process = 1; process <= DeathRegister.Kept + 10; process++)
        {
            register.Add(new ProcessId(process));
        }

        Assert.True(register.TryNext(3, out ulong number, out ProcessId dead));
        Assert.Equal((11UL, 11u), (number, dead.Value));
        uint count = 1;
        while (register.TryNext(number, out number, out dead))
        {
            count++;
            Assert.Equal(number, dead.Value);
        }

        Assert.Equal((uint)DeathRegister.Kept, count);
    }
}
