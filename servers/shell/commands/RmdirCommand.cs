using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Removes empty directories.</summary>
public sealed class RmdirCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "rmdir"u8;

    public ReadOnlySpan<byte> Synopsis => "[-p] DIRECTORY..."u8;

    public ReadOnlySpan<byte> Description => "Removes empty directories. -p: also those above them on the path."u8;

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
            ReadOnlySpan<byte> path = PathText.WithoutTrailingSlashes(options.Operand(i));
            bool more;
            do
            {
                ServiceError error = Remove(context, path);
                if (error != ServiceError.None)
                {
                    status = context.Complain(path, error);
                }

                more = withParents && error == ServiceError.None && path.IndexOf((byte)'/') > 0;
                path = PathText.Parent(path);
            }
            while (more);
        }

        return status;
    }

    private static ServiceError Remove(CommandContext context, ReadOnlySpan<byte> path)
    {
        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = context.Resolve(path, absolute, out int length);
        return error != ServiceError.None ? error : context.System.RemoveDirectory(absolute.Slice(0, length));
    }
}
