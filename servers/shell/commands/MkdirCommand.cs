using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Makes directories.</summary>
public sealed class MkdirCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "mkdir"u8;

    public ReadOnlySpan<byte> Synopsis => "[-p] DIRECTORY..."u8;

    public ReadOnlySpan<byte> Description => "Makes directories. -p: also those above them; no error if one exists."u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool withParents = false;
        for (int option = options.Next("p"u8); option != OptionReader.End; option = options.Next("p"u8))
        {
            withParents |= option == 'p';
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        if (options.OperandCount == 0)
        {
            return context.Complain("missing operand"u8);
        }

        int status = ExitStatus.Success;
        for (int i = 0; i < options.OperandCount; i++)
        {
            ServiceError error = withParents ? MakePath(context, options.Operand(i)) : Make(context, options.Operand(i));
            if (error != ServiceError.None)
            {
                status = context.Complain(options.Operand(i), error);
            }
        }

        return status;
    }

    private static ServiceError Make(CommandContext context, ReadOnlySpan<byte> path)
    {
        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = context.Resolve(path, absolute, out int length);
        return error != ServiceError.None ? error : context.System.MakeDirectory(absolute.Slice(0, length));
    }

    /// <summary>Makes every directory on the path that is not there.</summary>
    private static ServiceError MakePath(CommandContext context, ReadOnlySpan<byte> path)
    {
        for (int end = 1; end <= path.Length; end++)
        {
            if (end < path.Length && path[end] != (byte)'/')
            {
                continue;
            }

            ReadOnlySpan<byte> part = path.Slice(0, end);
            if (context.Status(part, out FileStatus status) == ServiceError.None)
            {
                if (status.Kind != FileKind.Directory)
                {
                    return end == path.Length ? ServiceError.Exists : ServiceError.NotADirectory;
                }
            }
            else
            {
                ServiceError error = Make(context, part);
                if (error != ServiceError.None)
                {
                    return error;
                }
            }
        }

        return path.IsEmpty ? ServiceError.NotFound : ServiceError.None;
    }
}
