using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Editing;

/// <summary>The shell at the console: prompt, line, run, again.</summary>
public sealed class InteractiveShell
{
    private static ReadOnlySpan<byte> MessagePath => "/motd"u8;

    private readonly IShellSystem _system;
    private readonly ShellState _state;
    private readonly Interpreter _interpreter;
    private readonly ScriptRunner _runner;
    private readonly LineEditor _editor;

    // Lines of a command that goes on; both buffers keep their memory.
    private readonly ByteBuffer _text;
    private readonly ByteBuffer _line;

    public InteractiveShell(IShellSystem system)
    {
        _system = system;
        _state = new ShellState(system, isInteractive: true);
        ShellProcess.SetDefaults(_state);
        _state.Parameters.Positional.Add("sh"u8);
        _interpreter = new Interpreter(_state);
        _runner = new ScriptRunner(_interpreter);
        _text = new ByteBuffer(system);
        _line = new ByteBuffer(system);
        _editor = new LineEditor(system, Streams.Standard, _state.History, new Completer(_state));
        _ = _text.Room(LineEditor.MaximumLine * 4);
        _ = _line.Room(LineEditor.MaximumLine);
    }

    /// <summary>Runs until `exit` or the end of the input; gives the status.</summary>
    public int Run()
    {
        ShowMessageOfTheDay();
        while (!_state.IsExiting)
        {
            MemoryMark mark = _system.Mark();
            bool goesOn = RunOnce();
            _system.Release(mark);
            if (!goesOn)
            {
                break;
            }
        }

        return _state.Parameters.LastStatus & 0xFF;
    }

    private void ShowMessageOfTheDay()
    {
        if (_system.Status(MessagePath, out FileStatus _) == ServiceError.None)
        {
            MemoryMark mark = _system.Mark();
            TextList command = new(_system);
            command.Add("cat"u8);
            command.Add(MessagePath);
            _ = _interpreter.RunCommand(command, Streams.Standard);
            _system.Release(mark);
        }
    }

    private bool RunOnce()
    {
        TellEndedJobs();
        ByteBuffer prompt = new(_system);
        WritePrompt(prompt);
        _ = _system.SetConsoleMode(ConsoleMode.Raw);
        _line.Clear();
        LineResult result = _editor.Read(prompt.Bytes, _line);

        // A key of the time before is none of this command's; one that was typed behind the line is.
        _ = _state.TakeInterrupt();
        _state.IsInterrupted = false;
        _ = _system.SetConsoleMode(ConsoleMode.Line);
        switch (result)
        {
            case LineResult.Line:
                _state.History.Add(_line.Bytes);
                RunLine();
                return true;
            case LineResult.Interrupted:
                _text.Clear();
                _state.Parameters.LastStatus = ExitStatus.Interrupted;
                return true;
            default:
                // The end of the input within a command only drops the command.
                bool within = _text.Length > 0;
                _text.Clear();
                return within;
        }
    }

    private void WritePrompt(ByteBuffer prompt)
    {
        if (_text.Length > 0)
        {
            prompt.Append("> "u8);
            return;
        }

        prompt.Append("micro:"u8);
        prompt.Append(_state.Directory.Path);
        prompt.Append("$ "u8);
    }

    private void RunLine()
    {
        if (_text.Length + _line.Length + 1 > LineEditor.MaximumLine * 4)
        {
            _interpreter.Complain(Streams.Standard, default, "command too long"u8);
            _text.Clear();
            return;
        }

        _text.Append(_line.Bytes);
        _text.Append((byte)'\n');
        if (!IsComplete())
        {
            return;
        }

        _ = _runner.Run(_text, Streams.Standard);
        _state.Breaks = 0;
        _state.Continues = 0;
        _text.Clear();
        if (_state.IsInterrupted)
        {
            _state.Parameters.LastStatus = ExitStatus.Interrupted;
            _ = _system.Write(Streams.Standard.Output, "\n"u8);
        }
    }

    /// <summary>Whether the text so far ends with a command, and not within one.</summary>
    private bool IsComplete()
    {
        MemoryMark mark = _system.Mark();
        int position = 0;
        ParseResult result;
        do
        {
            Parser parser = new(_text.Bytes, position, new SyntaxTree(_text));
            result = parser.ParseCommand(out int _);
            position = parser.Position;
        }
        while (result == ParseResult.Complete);

        _system.Release(mark);
        return result != ParseResult.Incomplete;
    }

    private void TellEndedJobs()
    {
        JobTable jobs = _state.Jobs;
        jobs.Update(_system);
        OutputWriter output = OutputWriter.ForMessage(_system, Streams.Standard.Error);
        for (int number = 1; number <= JobTable.Capacity; number++)
        {
            if (jobs.Exists(number) && jobs[number].HasEnded)
            {
                JobReport.Write(jobs, number, output);
                JobReport.Forget(jobs, number);
            }
        }

        output.Flush();
    }
}
