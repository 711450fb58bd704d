using Xunit;

namespace Micro.Shell.Tests;

/// <summary>As <see cref="HostShellFactAttribute"/>, for many cases.</summary>
public sealed class HostShellTheoryAttribute : TheoryAttribute
{
    public HostShellTheoryAttribute()
    {
        Skip = HostShell.IsAvailable ? null : HostShell.Needed;
    }
}
