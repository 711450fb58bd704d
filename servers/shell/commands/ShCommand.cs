using System;

namespace Micro.Servers.Shell.Commands;

/// <summary>Runs a script in a shell of its own.</summary>
public sealed class ShCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "sh"u8;

    public ReadOnlySpan<byte> Synopsis => "[-evx] FILE [ARGUMENT]... | sh [-evx] -c TEXT [NAME [ARGUMENT]...]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Runs the script FILE, or TEXT, in another shell; without either, what it
        reads from its input. -e, -v and -x as of `set`.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context) =>
        context.Interpreter.Children.RunShell(context.Arguments, 1, context.Streams);
}
