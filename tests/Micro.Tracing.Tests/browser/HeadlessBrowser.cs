using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Micro.Tracing.Tests.Browser;

/// <summary>A headless Chromium with one page, driven by the DevTools protocol (chromedevtools.github.io/devtools-protocol).</summary>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    private static readonly string[] _programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private int _lastCommand;

    private HeadlessBrowser(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>The browser's program; null where none is installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => _programs.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Errors on the page's console, and what was thrown and not caught.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<HeadlessBrowser> Open(string url)
    {
        string profile = Directory.CreateTempSubdirectory().FullName;
        ProcessStartInfo start = new(
            Program!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1400,900", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        HeadlessBrowser browser = new(Process.Start(start)!, profile);
        browser._process.BeginErrorReadLine();
        browser._process.BeginOutputReadLine();
        await browser.Connect();
        await browser.Send("Runtime.enable", []);
        await browser.Send("Log.enable", []);
        await browser.Send("Page.enable", []);
        await browser.Send("Page.navigate", new JsonObject { ["url"] = url });
        await browser.Until("document.readyState === 'complete' && window.traceView !== undefined && traceView.frameStatistics.frames > 0");
        return browser;
    }

    /// <summary>The value of an expression in the page, as JSON.</summary>
    public async Task<JsonNode?> Value(string expression)
    {
        JsonNode result = await Send("Runtime.evaluate", new JsonObject
        {
            ["expression"] = expression,
            ["returnByValue"] = true,
            ["awaitPromise"] = true,
        });
        return result["exceptionDetails"] is JsonNode failure
            ? throw new InvalidOperationException(failure.ToJsonString())
            : result["result"]!["value"];
    }

    public async Task<T> Value<T>(string expression) => (await Value(expression))!.Deserialize<T>()!;

    /// <summary>Waits until an expression is true.</summary>
    public async Task Until(string expression)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!await Value<bool>($"Boolean({expression})"))
        {
            if (clock.Elapsed > _patience)
            {
                throw new TimeoutException(expression);
            }

            await Task.Delay(20);
        }
    }

    public async Task Type(string text) => await Send("Input.insertText", new JsonObject { ["text"] = text });

    public async Task Press(string key)
    {
        foreach (string type in (string[])["keyDown", "keyUp"])
        {
            JsonObject parameters = new() { ["type"] = type, ["key"] = key };
            if (key == "Enter" && type == "keyDown")
            {
                parameters["text"] = "\r";
            }

            await Send("Input.dispatchKeyEvent", parameters);
        }
    }

    public async Task Wheel(int x, int y, int delta, bool withControl = false) => await Send("Input.dispatchMouseEvent", new JsonObject
    {
        ["type"] = "mouseWheel",
        ["x"] = x,
        ["y"] = y,
        ["deltaX"] = 0,
        ["deltaY"] = delta,
        ["modifiers"] = withControl ? 2 : 0,
    });

    public async Task Click(int x, int y)
    {
        foreach (string type in (string[])["mousePressed", "mouseReleased"])
        {
            await Send("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = "left", ["clickCount"] = 1 });
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task Connect()
    {
        string portFile = Path.Combine(_profile, "DevToolsActivePort");
        Stopwatch clock = Stopwatch.StartNew();
        while (!File.Exists(portFile) || File.ReadAllLines(portFile).Length < 2)
        {
            if (clock.Elapsed > _patience || _process.HasExited)
            {
                throw new TimeoutException("the browser does not start");
            }

            await Task.Delay(50);
        }

        using HttpClient client = new();
        string list = await client.GetStringAsync($"http://127.0.0.1:{File.ReadAllLines(portFile)[0]}/json/list");
        JsonNode page = JsonNode.Parse(list)!.AsArray().First(target => (string?)target!["type"] == "page")!;
        await _socket.ConnectAsync(new Uri((string)page["webSocketDebuggerUrl"]!), CancellationToken.None);
    }

    // One command at a time: what comes before its answer are events.
    private async Task<JsonNode> Send(string method, JsonObject parameters)
    {
        int id = ++_lastCommand;
        JsonObject command = new() { ["id"] = id, ["method"] = method, ["params"] = parameters };
        using CancellationTokenSource limit = new(_patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        while (true)
        {
            JsonNode message = await Receive(limit.Token);
            if ((int?)message["id"] == id)
            {
                return message["error"] is JsonNode error ? throw new InvalidOperationException(error.ToJsonString()) : message["result"]!;
            }

            Note(message);
        }
    }

    private void Note(JsonNode message)
    {
        string? method = (string?)message["method"];
        bool isComplaint = method is "Runtime.exceptionThrown"
            || (method == "Runtime.consoleAPICalled" && (string?)message["params"]!["type"] is "error" or "assert")
            || (method == "Log.entryAdded" && (string?)message["params"]!["entry"]!["level"] is "error");
        if (isComplaint)
        {
            _complaints.Add(message.ToJsonString());
        }
    }

    private async Task<JsonNode> Receive(CancellationToken limit)
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), limit);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
