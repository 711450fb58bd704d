using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Renames files and directories.</summary>
public sealed class MvCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "mv"u8;

    public ReadOnlySpan<byte> Synopsis => "[-fn] SOURCE TARGET | SOURCE... DIRECTORY"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Renames SOURCE to TARGET, or moves all sources into DIRECTORY. -n: replaces
        nothing.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool replaces = true;
        for (int option = options.Next("fn"u8); option != OptionReader.End; option = options.Next("fn"u8))
        {
            replaces = option != 'n';
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        TargetOperands targets = new(context, options);
        if (!targets.TryPrepare())
        {
            return ExitStatus.Failure;
        }

        int status = ExitStatus.Success;
        for (int i = 0; i < targets.SourceCount && !context.MustStop; i++)
        {
            targets.MakeTarget(i);
            bool isThere = context.Status(targets.Target.Bytes, out FileStatus _) == ServiceError.None;
            if (replaces || !isThere)
            {
                status = Move(context, options.Operand(i), targets.Target.Bytes) ? status : ExitStatus.Failure;
            }
        }

        return status;
    }

    private static bool Move(CommandContext context, ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        Span<byte> from = stackalloc byte[PathText.MaximumBytes];
        Span<byte> to = stackalloc byte[PathText.MaximumBytes];
        int toLength = 0;
        ServiceError error = context.Resolve(source, from, out int fromLength);
        error = error == ServiceError.None ? context.Resolve(target, to, out toLength) : error;
        if (error == ServiceError.None)
        {
            // With the slashes at their ends: they say that a directory is meant.
            error = context.System.Rename(from.Slice(0, fromLength), to.Slice(0, toLength));
            from = from.Slice(0, PathText.Normalize(from.Slice(0, fromLength)));
            to = to.Slice(0, PathText.Normalize(to.Slice(0, toLength)));
            if (error == ServiceError.None && from.SequenceEqual(to))
            {
                context.Complain(target, "is the same file as the source"u8);
                return false;
            }
        }

        if (error == ServiceError.CrossDevice)
        {
            // Between two file systems moving is copying, then removing.
            TreeRemoval removal = new(context, recursive: true, forced: false, emptyDirectories: false);
            return new TreeCopy(context, recursive: true, keepsTimes: true).Copy(source, target) && removal.Remove(source);
        }

        if (error != ServiceError.None)
        {
            bool isWithin = error == ServiceError.InvalidArgument
                && to.Length > from.Length && to.StartsWith(from) && to[from.Length] == (byte)'/';
            if (isWithin)
            {
                context.Complain(target, "cannot move a directory into itself"u8);
                return false;
            }

            bool isSource = error is ServiceError.NotFound or ServiceError.NotADirectory
                && context.Status(source, out FileStatus _) != ServiceError.None;
            context.Complain(isSource ? source : target, error);
        }

        return error == ServiceError.None;
    }
}
