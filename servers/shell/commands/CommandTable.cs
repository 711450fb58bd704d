using System;

namespace Micro.Servers.Shell.Commands;

/// <summary>The built-in commands. A new one is a file and a line here.</summary>
public sealed class CommandTable
{
    // In the order of their names: `help` and completion show them so.
    private readonly ICommand[] _commands =
    [
        new ColonCommand(),
        new TestCommand(bracket: true),
        new BreakCommand(),
        new CatCommand(),
        new CdCommand(),
        new ContinueCommand(),
        new EchoCommand(),
        new ExitCommand(),
        new ExportCommand(),
        new FalseCommand(),
        new HelpCommand(),
        new HistoryCommand(),
        new JobsCommand(),
        new PrintfCommand(),
        new PwdCommand(),
        new RunCommand(),
        new SeqCommand(),
        new SetCommand(),
        new ShCommand(),
        new ShiftCommand(),
        new TeeCommand(),
        new TestCommand(bracket: false),
        new TrueCommand(),
        new UnsetCommand(),
        new WaitCommand(),
        new WcCommand(),
    ];

    public int Count => _commands.Length;

    public ICommand this[int index] => _commands[index];

    public ICommand? Find(ReadOnlySpan<byte> name)
    {
        foreach (ICommand command in _commands)
        {
            if (command.Name.SequenceEqual(name))
            {
                return command;
            }
        }

        return null;
    }
}
