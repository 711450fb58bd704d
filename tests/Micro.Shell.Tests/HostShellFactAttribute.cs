using Xunit;

namespace Micro.Shell.Tests;

/// <summary>A test that compares with the host's shell and tools; where they are others it is skipped, and says so.</summary>
public sealed class HostShellFactAttribute : FactAttribute
{
    public HostShellFactAttribute()
    {
        Skip = HostShell.IsAvailable ? null : HostShell.Needed;
    }
}
