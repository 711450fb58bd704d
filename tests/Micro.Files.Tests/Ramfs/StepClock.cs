using Micro.Server;
using Micro.Servers.Ramfs;

namespace Micro.Files.Tests.Ramfs;

/// <summary>A clock that goes on by one whenever somebody looks at it.</summary>
internal readonly struct StepClock(StateValue<long> now) : IClock<StepClock>
{
    private readonly StateValue<long> _now = now;

    public long Now => ++_now.Modify();

    public static StepClock Open(ref ProcessContext context) => new(context.State.Value<long>());
}
