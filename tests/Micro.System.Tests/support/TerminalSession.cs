using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using Xunit;

namespace Micro.System.Tests.Support;

/// <summary>Somebody at a terminal who has typed `./micro run`.</summary>
internal sealed class TerminalSession : IDisposable
{
    // What the editor draws last when it waits for a command, or for the rest of one.
    private const string Prompt = "$ \e[K";
    private const string Continuation = "\r> \e[K";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(150);

    private readonly PseudoTerminal _terminal = new();
    private readonly StringBuilder _shown = new();
    private readonly Process _process;
    private readonly string _before;
    private int _seen;

    public TerminalSession(params string[] arguments)
    {
        MicroCommand.EnsureBuilt();
        _before = _terminal.Settings();

        // setsid makes it the terminal of the process, so that closing it is a hang-up as in life.
        string[] command = ["-c", "exec setsid --ctty ./micro \"$@\" <>\"$0\" >&0 2>&0", _terminal.Name, "run", .. arguments];
        _process = Process.Start(new ProcessStartInfo("/bin/sh", command) { WorkingDirectory = Project.Root })!;
        new Thread(Read) { IsBackground = true }.Start();
    }

    public int ProcessId => _process.Id;

    /// <summary>Whether the terminal is set as it was before the tool.</summary>
    public bool IsRestored => _terminal.Settings() == _before;

    /// <summary>All that was shown so far.</summary>
    public string Shown
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>Presses keys; what is shown from here on is what <see cref="WaitFor"/> looks at.</summary>
    public void Type(string keys)
    {
        _seen = Shown.Length;
        _terminal.Stream.Write(Encoding.UTF8.GetBytes(keys));
    }

    /// <summary>Presses keys and waits for the prompt that comes after what they do.</summary>
    public void Run(string keys)
    {
        Type(keys);
        WaitForPrompt();
    }

    /// <summary>Waits for a new line with nothing on it but a prompt: the editor also redraws the current one.</summary>
    public void WaitForPrompt() => Wait(IsAtPrompt, "a prompt");

    public void WaitFor(string text) => Wait(() => Shown.IndexOf(text, _seen, StringComparison.Ordinal) >= 0, $"'{text}'");

    /// <summary>Waits for the end of the tool; gives its status.</summary>
    public int WaitForExit()
    {
        Wait(() => _process.HasExited, "the end");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _terminal.Dispose();
    }

    private bool IsAtPrompt()
    {
        string shown = Shown[_seen..];
        return shown.Contains('\n', StringComparison.Ordinal)
            && (shown.EndsWith(Prompt, StringComparison.Ordinal) || shown.EndsWith(Continuation, StringComparison.Ordinal));
    }

    private void Wait(Func<bool> condition, string what)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < _limit, $"{what} did not come:\n{Shown}");
            Assert.True(!_process.HasExited || condition(), $"the tool ended with {(_process.HasExited ? _process.ExitCode : 0)}:\n{Shown}");
            Thread.Sleep(20);
        }
    }

    private void Read()
    {
        byte[] bytes = new byte[4096];
        char[] characters = new char[4096];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        try
        {
            for (int count = _terminal.Stream.Read(bytes); count > 0; count = _terminal.Stream.Read(bytes))
            {
                int length = decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false);
                lock (_shown)
                {
                    _shown.Append(characters, 0, length);
                }
            }
        }
        catch (IOException)
        {
            // The other side is closed.
        }
        catch (ObjectDisposedException)
        {
            // So is this one.
        }
    }
}
