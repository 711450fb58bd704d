using Xunit;

namespace Micro.Tracing.Tests.Browser;

/// <summary>A test that needs a browser; where none is installed it is skipped, and says so.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        Skip = HeadlessBrowser.Program is null ? "no Chromium is installed (apt-get install chromium)" : null;
    }
}
