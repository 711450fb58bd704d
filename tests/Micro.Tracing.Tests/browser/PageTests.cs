using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Micro.Tracing.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Tracing.Tests.Browser;

/// <summary>The page with a sequence diagram, in a real browser where one is installed.</summary>
public sealed class PageTests(ITestOutputHelper output)
{
    private const int Messages = 100_000;

    // A frame of a display at 10 Hz: far above what it takes, far below what is felt as broken.
    private const double MostMilliseconds = 100;

    private double _slowest;

    [BrowserFact]
    public async Task A_hundred_thousand_messages_can_be_moved_through_zoomed_searched_and_filtered()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        try
        {
            using (FileStream stream = File.Create(file))
            {
                TraceHtml.Write(CausalModel.Of(BigRecording.Of(Messages).Recording), stream);
            }

            Stopwatch clock = Stopwatch.StartNew();
            await using HeadlessBrowser browser = await HeadlessBrowser.Open(new Uri(file).AbsoluteUri);
            output.WriteLine($"loaded after {clock.ElapsedMilliseconds} ms");
            await Scroll(browser);
            await Zoom(browser);
            await Search(browser);
            await Filter(browser);
            await ReadDetails(browser);
            output.WriteLine($"the slowest frame took {_slowest} ms");
            Assert.Empty(browser.Complaints);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task Scroll(HeadlessBrowser browser)
    {
        Assert.InRange(await browser.Value<int>("rowCount"), Messages, Messages + 100);
        await ExpectFrame(browser, () => browser.Wheel(400, 400, 5000));
        Assert.True(await browser.Value<double>("traceView.view.top") > 100);
        await ExpectFrame(browser, () => browser.Press("End"));
        Assert.True(await browser.Value<double>("traceView.view.top") > Messages - 1000);

        // Virtualised: only what is in sight was drawn, and something was.
        Assert.InRange(await browser.Value<int>("traceView.frameStatistics.rows"), 10, 200);
        Assert.True(await HasInk(browser));
        await ExpectFrame(browser, () => browser.Press("Home"));
    }

    private async Task Zoom(HeadlessBrowser browser)
    {
        double before = await browser.Value<double>("traceView.view.rowHeight");
        await ExpectFrame(browser, () => browser.Wheel(400, 400, 300, withControl: true));
        Assert.True(await browser.Value<double>("traceView.view.rowHeight") < before);
        await ExpectFrame(browser, () => browser.Press("0"));
        Assert.True(await browser.Value<double>("traceView.view.rowHeight") < 0.02);
        Assert.InRange(await browser.Value<int>("traceView.frameStatistics.rows"), 100, 2500);
        Assert.True(await HasInk(browser));
        for (int i = 0; i < 18; i++)
        {
            await ExpectFrame(browser, () => browser.Press("+"));
        }

        Assert.True(await browser.Value<double>("traceView.view.rowHeight") > 10);
    }

    private static async Task Search(HeadlessBrowser browser)
    {
        await browser.Press("/");
        await browser.Type("/files/12345\"");
        await browser.Until("document.getElementById('status').value === '2 found'");
        await browser.Press("Enter");
        await browser.Until("document.getElementById('status').value === '1 of 2 found'");
        Assert.Equal("Open(path: \"/files/12345\", flags: Read)", await browser.Value<string>("textOf(traceView.view.selected)"));
        Assert.Contains("/files/12345", await browser.Value<string>("document.getElementById('details').innerText"));
        await browser.Value("searchBox.value = ''; applySearch()");
    }

    private static async Task Filter(HeadlessBrowser browser)
    {
        await browser.Value("filterBox.focus()");
        await browser.Type("error=NotFound and not (server=ramfs or server!=fd)");
        int count = Messages / 8 / 100 * 2;
        await browser.Until($"traceView.view.shown.length === {count}");
        Assert.Equal("NotFound", await browser.Value<string>("textOf(traceView.view.shown[1])"));
        await browser.Value("filterBox.value = ''; filterBox.focus()");
        await browser.Type("servre=fd");
        await browser.Until("filterBox.classList.contains('wrong')");
        Assert.StartsWith("column 1: 'servre' cannot stand here (choose from server,", await browser.Value<string>("statusLine.value"));
        await browser.Value("filterBox.value = ''; applyFilter()");
    }

    private static async Task ReadDetails(HeadlessBrowser browser)
    {
        await browser.Value("view.rowHeight = 24; select([...rows.text].findIndex((_, row) => textOf(row).startsWith('Open(path: \"/files/77\"')))");
        await browser.Value("view.selected = -1; details.replaceChildren(); redraw()");
        int y = await browser.Value<int>("Math.round(canvas.getBoundingClientRect().top + rowY(positionOf([...rows.text].findIndex((_, row) => textOf(row).startsWith('Open(path: \"/files/77\"')))) + 12)");
        await browser.Click(300, y);
        await browser.Until("details.innerText.includes('flags')");
        string[] lines = (await browser.Value<string>("details.innerText")).Split('\n');

        Assert.Contains("cp_2 → fd  Open(path: \"/files/77\", flags: Read)  #77", lines);
        Assert.Contains("\"/files/77\"", lines);
        Assert.Contains("fd → vfs  Resolve(path: \"/files/77\", rest: room 1024)  #78", lines);
        Assert.Contains("5000 ns", lines);
    }

    private async Task ExpectFrame(HeadlessBrowser browser, Func<Task> action)
    {
        int before = await browser.Value<int>("traceView.frameStatistics.frames");
        await action();
        await browser.Until($"traceView.frameStatistics.frames > {before}");
        double milliseconds = await browser.Value<double>("traceView.frameStatistics.milliseconds");
        _slowest = Math.Max(_slowest, milliseconds);
        Assert.InRange(milliseconds, 0, MostMilliseconds);
    }

    private static async Task<bool> HasInk(HeadlessBrowser browser) => await browser.Value<bool>(
        "(() => { const data = context.getImageData(0, 60, canvas.width, 200).data; return data.some((value, index) => value !== data[index % 4]); })()");
}
