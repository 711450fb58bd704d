using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Drops the first positional parameters.</summary>
public sealed class ShiftCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "shift"u8;

    public ReadOnlySpan<byte> Synopsis => "[COUNT]"u8;

    public ReadOnlySpan<byte> Description => "Drops $1, or the first COUNT positional parameters."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int count = 1;
        bool valid = context.Arguments.Count == 1 || Number.TryParse(context.Arguments[1], out count);
        TextList positional = context.State.Parameters.Positional;
        if (!valid || count < 0 || count > positional.Count - 1)
        {
            return context.Complain("can't shift that many"u8);
        }

        TextList rest = new(context.System);
        rest.Add(default(ReadOnlySpan<byte>));
        for (int i = count + 1; i < positional.Count; i++)
        {
            rest.Add(positional[i]);
        }

        return context.State.Parameters.TrySetPositional(rest, 1) ? ExitStatus.Success : ExitStatus.Failure;
    }
}
