using System;
using System.CommandLine;
using System.Globalization;
using Micro.Archive;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Recordings;

namespace Micro.Tools.CommandLine;

/// <summary>`micro run`: boots an image, with a person or a script at its console.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan _defaultScriptLimit = TimeSpan.FromSeconds(300);

    public static Command Create(Tool tool)
    {
        MachineOptions machine = new();
        ScriptOptions script = new();
        Option<string> timeout = MachineOptions.Text(
            "--timeout",
            "SECONDS",
            "end the guest after this time (default 300 with --script or -c, else never)");
        Option<string> log = MachineOptions.Text("--log", "FILE", "with --script or -c: keep the kernel's log in FILE");
        TraceOptions trace = new();
        Command command = new("run", "Boot an image in QEMU, to a shell or with commands");
        machine.AddTo(command);
        script.AddTo(command);
        command.Add(timeout);
        command.Add(log);
        trace.AddTo(command);
        command.SetAction(parsed =>
        {
            byte[]? text = script.Read(parsed);
            TimeSpan? limit = ReadTimeout(parsed.GetValue(timeout));
            MachineRequest request = machine.Read(parsed, tool.Repository);
            string? logFile = CheckLog(parsed.GetValue(log), hasScript: text is not null);
            if (text is not null && !request.Image.AllGrants.HasFlag(Grants.Script))
            {
                throw ToolException.Usage("this image has no server that is granted 'script'");
            }

            using RecordingFile? recording = trace.Open(parsed, ref request);
            return text is null
                ? MachineRun.Interactive(tool, request, limit, recording)
                : MachineRun.Script(
                    tool, request, text, limit ?? _defaultScriptLimit, DescriptorStream.Output, logFile, recording);
        });
        return command;
    }

    private static string? CheckLog(string? file, bool hasScript)
    {
        if (file is not null && !hasScript)
        {
            throw ToolException.Usage("--log: without --script or -c the log is on the console");
        }

        return OutputFile.Checked("--log", file);
    }

    private static TimeSpan? ReadTimeout(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool isTime = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds is > 0 and < 1e6;
        return isTime
            ? TimeSpan.FromSeconds(seconds)
            : throw ToolException.Usage($"--timeout: '{text}' is not a number of seconds");
    }
}
