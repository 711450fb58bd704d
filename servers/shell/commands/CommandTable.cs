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
        new CmpCommand(),
        new ContinueCommand(),
        new CpCommand(),
        new DateCommand(),
        new DfCommand(),
        new EchoCommand(),
        new ExitCommand(),
        new ExportCommand(),
        new FalseCommand(),
        new FaultCommand(),
        new FindCommand(),
        new FreeCommand(),
        new GrepCommand(),
        new HeadCommand(),
        new HelpCommand(),
        new HexdumpCommand(),
        new HistoryCommand(),
        new JobsCommand(),
        new KillCommand(),
        new LsCommand(),
        new MkdirCommand(),
        new MountCommand(),
        new MvCommand(),
        new PoweroffCommand(),
        new PrintfCommand(),
        new PsCommand(),
        new PwdCommand(),
        new ReadCommand(),
        new RmCommand(),
        new RmdirCommand(),
        new RunCommand(),
        new SeqCommand(),
        new SetCommand(),
        new ShCommand(),
        new Sha256sumCommand(),
        new ShiftCommand(),
        new SleepCommand(),
        new SortCommand(),
        new StatCommand(),
        new TailCommand(),
        new TeeCommand(),
        new TestCommand(bracket: false),
        new TimeCommand(),
        new TouchCommand(),
        new TraceCommand(),
        new TrueCommand(),
        new UmountCommand(),
        new UniqCommand(),
        new UnsetCommand(),
        new UptimeCommand(),
        new WaitCommand(),
        new WcCommand(),
        new XargsCommand(),
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
