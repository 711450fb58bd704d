using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Finds files below directories.</summary>
public sealed class FindCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "find"u8;

    public ReadOnlySpan<byte> Synopsis => "[PATH]... [EXPRESSION]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Walks through the directories and writes the paths for which the expression
        is true.
        -name PATTERN, -iname PATTERN, -path PATTERN, -type f|d, -size [+-]N[ckMG],
        -empty, -newer FILE, -maxdepth N, -mindepth N,
        -depth, -prune, -print, -print0, -delete, -quit, -true, -false, -exec
        COMMAND {} ;, -exec COMMAND {} +;
        ! E, E -o E, E [-a] E, ( E ).
        """u8;

    public int Run(CommandContext context)
    {
        int first = 1;
        while (first < context.Arguments.Count && !IsExpression(context.Arguments[first]))
        {
            first++;
        }

        FindExpression expression = new(context);
        if (!expression.TryParse(first))
        {
            return ExitStatus.Failure;
        }

        FindWalk walk = new(context, expression);
        if (first == 1)
        {
            walk.Walk("."u8);
        }

        for (int i = 1; i < first; i++)
        {
            walk.Walk(context.Arguments[i]);
        }

        expression.Finish();
        return walk.HasFailed || expression.HasFailed ? ExitStatus.Failure : ExitStatus.Success;
    }

    private static bool IsExpression(ReadOnlySpan<byte> argument) =>
        (argument.Length > 1 && argument[0] == (byte)'-') || argument.SequenceEqual("!"u8) || argument.SequenceEqual("("u8);
}
