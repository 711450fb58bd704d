using Xunit;

namespace Micro.Runtime.Tests;

[Collection("Arena")]
public sealed class HostArenaTests
{
    [Fact]
    public void On_the_host_the_arena_does_nothing()
    {
        ArenaMark mark = Arena.Mark();
        object kept = new();

        Arena.ResetTo(mark);

        Assert.NotNull(kept);
        Assert.Equal((nuint)0, Arena.Used);
        Assert.Equal((nuint)0, Arena.Capacity);
    }
}
