using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Changes the working directory.</summary>
public sealed class CdCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "cd"u8;

    public ReadOnlySpan<byte> Synopsis => "[DIRECTORY|-]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Changes the working directory: to DIRECTORY, to $HOME, or (-) to the one
        before.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int first = context.Arguments.Count > 1 && context.Arguments[1].SequenceEqual("--"u8) ? 2 : 1;
        if (context.Arguments.Count > first + 1)
        {
            return context.Complain("too many arguments"u8);
        }

        VariableStore variables = context.State.Parameters.Variables;
        ReadOnlySpan<byte> target = context.Arguments.Count > first ? context.Arguments[first] : default;
        bool back = target.SequenceEqual("-"u8);
        if (context.Arguments.Count == first)
        {
            target = variables.TryGet("HOME"u8, out ReadOnlySpan<byte> home) ? home : "/"u8;
        }
        else if (back && !variables.TryGet("OLDPWD"u8, out target))
        {
            return context.Complain("OLDPWD not set"u8);
        }

        int status = Change(context, target);
        if (back && status == ExitStatus.Success)
        {
            context.Output.WriteLine(context.State.Directory.Path);
        }

        return status;
    }

    private static int Change(CommandContext context, ReadOnlySpan<byte> target)
    {
        Span<byte> path = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = context.Resolve(target, path, out int length);
        if (error == ServiceError.None)
        {
            error = context.System.Status(path.Slice(0, length), out FileStatus status);
            error = error == ServiceError.None && status.Kind != FileKind.Directory ? ServiceError.NotADirectory : error;
        }

        if (error != ServiceError.None)
        {
            return context.Complain(target, error);
        }

        VariableStore variables = context.State.Parameters.Variables;
        _ = variables.Set("OLDPWD"u8, context.State.Directory.Path);
        context.State.Directory.Set(path.Slice(0, PathText.Normalize(path.Slice(0, length))));
        _ = variables.Set("PWD"u8, context.State.Directory.Path);
        return ExitStatus.Success;
    }
}
