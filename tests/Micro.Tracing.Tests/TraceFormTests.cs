using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Micro.Abi;
using Micro.Tracing.Tests.Support;
using VerifyXunit;
using Xunit;

namespace Micro.Tracing.Tests;

/// <summary>Statistics and JSON.</summary>
public sealed class TraceFormTests
{
    private static readonly CausalModel _cat = CausalModel.Of(Sessions.Cat().Recording);

    [Fact]
    public async Task Statistics_have_a_row_for_each_operation() => await Verifier.Verify(string.Join('\n', TraceStatistics.Of(_cat.Calls)));

    [Fact]
    public async Task Json_is_an_object_a_line() => await Verifier.Verify(Json(Sessions.Cat().Recording), "jsonl");

    [Fact]
    public void Json_says_what_is_missing()
    {
        RecordingScript script = Sessions.Servers().Lost(3).Ended(Sessions.Cp).Signal(Sessions.Init, Sessions.Fd, 4, 0).Interrupt(33);
        string[] lines = Json(RecordingReader.Read(script.OpenBytes())).TrimEnd('\n').Split('\n');

        Assert.Contains("{\"type\":\"lost\",\"records\":3,\"before\":10}", lines);
        Assert.Contains("{\"type\":\"signal\",\"record\":11,\"time\":11000,\"process\":\"init\",\"to\":\"fd\",\"bits\":4}", lines);
        Assert.Contains("{\"type\":\"interrupt\",\"record\":12,\"time\":12000,\"process\":\"kernel\",\"to\":null,\"bits\":0,\"line\":33}", lines);
        Assert.StartsWith("{\"type\":\"end\",\"complete\":false,\"lost\":3,\"damage\":\"the recording has no end", lines[^1]);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_filter_leaves_out_other_calls()
    {
        using MemoryStream stream = new();
        TraceJson.Write(_cat, stream, TraceFilter.Parse("error=NotFound"));

        string[] calls = [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n').Where(line => line.Contains("\"type\":\"call\""))];

        Assert.Equal(2, calls.Length);
        Assert.All(calls, line => Assert.Contains("\"error\":\"NotFound\"", line));
    }

    [Fact]
    public void A_page_has_the_recording_and_needs_nothing_else()
    {
        RecordingScript script = Sessions.Servers().Started(Sessions.Cp, "</script><b>").Signal(Sessions.Init, Sessions.Cp, 1, RecordingScript.Capability(ObjectKind.Notification, 1));
        Sessions.Open(script, Sessions.Cp, "/\u2028</script>", 3);
        using MemoryStream stream = new();
        TraceHtml.Write(CausalModel.Of(RecordingReader.Read(script.OpenBytes())), stream);
        string page = Encoding.UTF8.GetString(stream.ToArray());

        Assert.Equal(2, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("http://", page);
        Assert.DoesNotContain("https://", page);
        Assert.DoesNotContain("src=", page);
        Assert.Contains("INCOMPLETE the recording has no end", page);
        string data = page.Split("application/json\">")[1].Split("</script>")[0];
        using JsonDocument json = JsonDocument.Parse(data);
        Assert.Equal(14, json.RootElement.GetProperty("rows").GetProperty("time").GetArrayLength());
    }

    private static string Json(Recording recording)
    {
        using MemoryStream stream = new();
        TraceJson.Write(CausalModel.Of(recording), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
