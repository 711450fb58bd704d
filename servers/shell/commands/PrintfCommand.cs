using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes its arguments after a format.</summary>
public sealed class PrintfCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "printf"u8;

    public ReadOnlySpan<byte> Synopsis => "FORMAT [ARGUMENT]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the arguments after FORMAT, again and again until all are used.
        %s %b %c %d %i %u %o %x %X %%, with flags - 0 + space, width and precision;
        \n \t \r \a \b \f \v \\ \NNN \xHH.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count < 2)
        {
            context.Complain("missing operand"u8);
            return ExitStatus.Failure;
        }

        return new PrintfFormat(context).Run();
    }
}
