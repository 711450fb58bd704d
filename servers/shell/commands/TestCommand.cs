using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Decides about strings, numbers and files.</summary>
public sealed class TestCommand(bool bracket) : ICommand
{
    private readonly bool _bracket = bracket;

    public ReadOnlySpan<byte> Name => _bracket ? "["u8 : "test"u8;

    public ReadOnlySpan<byte> Synopsis => _bracket ? "EXPRESSION ]"u8 : "EXPRESSION"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Succeeds if the expression is true: STRING, -n STRING, -z STRING, A = B, A
        != B, A < B, A > B,
        N -eq N (-ne -lt -le -gt -ge), -e FILE, -f (file), -d (directory), -s (not
        empty), -r -w -x,
        A -nt B, A -ot B (newer, older), ! EXPRESSION, EXPRESSION -a EXPRESSION,
        EXPRESSION -o EXPRESSION, ( EXPRESSION ).
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int end = context.Arguments.Count;
        if (_bracket)
        {
            end--;
            if (end < 1 || !context.Arguments[end].SequenceEqual("]"u8))
            {
                context.Complain("missing ]"u8);
                return ExitStatus.Misuse;
            }
        }

        TestExpression expression = new(context, end);
        bool value = expression.Evaluate();
        if (expression.HasFailed)
        {
            return ExitStatus.Misuse;
        }

        return value ? ExitStatus.Success : ExitStatus.Failure;
    }
}
