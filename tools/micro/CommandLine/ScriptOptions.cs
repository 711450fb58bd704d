using System.CommandLine;
using System.IO;
using System.Text;

namespace Micro.Tools.CommandLine;

/// <summary>The options that give a machine commands instead of a person.</summary>
internal sealed class ScriptOptions
{
    private readonly Option<string> _script = MachineOptions.Text("--script", "FILE", "run the commands in FILE, then power off");
    private readonly Option<string> _commands = MachineOptions.Text("-c", "COMMANDS", "run these commands, then power off");

    public void AddTo(Command command)
    {
        command.Add(_script);
        command.Add(_commands);
    }

    /// <summary>The text of the commands; null: a person types.</summary>
    public byte[]? Read(ParseResult parsed)
    {
        string? file = parsed.GetValue(_script);
        string? commands = parsed.GetValue(_commands);
        if (file is null)
        {
            return commands is null ? null : Encoding.UTF8.GetBytes(commands);
        }

        if (commands is not null)
        {
            throw ToolException.Usage("--script and -c exclude each other");
        }

        return File.Exists(file)
            ? File.ReadAllBytes(file)
            : throw ToolException.Usage($"--script: there is no file '{file}'");
    }
}
