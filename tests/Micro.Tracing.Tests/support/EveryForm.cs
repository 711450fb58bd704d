using System.IO;

namespace Micro.Tracing.Tests.Support;

/// <summary>Brings a recording into every form that there is.</summary>
internal static class EveryForm
{
    public static void Of(Recording recording)
    {
        CausalModel model = CausalModel.Of(recording);
        _ = TraceText.Of(model);
        _ = TraceText.Of(model, new TraceTextOptions { ShowsSignals = true, ShowsFaults = true, ShowsTimes = true, ShowsNumbers = true });
        _ = TraceText.Of(model, new TraceTextOptions { Boundary = "fd", Filter = TraceFilter.Parse("error!=None or server=fd") });
        _ = TraceStatistics.Of(model.Calls);
        using MemoryStream stream = new();
        TraceJson.Write(model, stream);
        TracePcapng.Write(model, stream);
        TraceHtml.Write(model, stream);
    }
}
