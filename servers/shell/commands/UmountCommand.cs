using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Takes mounts away.</summary>
public sealed class UmountCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "umount"u8;

    public ReadOnlySpan<byte> Synopsis => "DIRECTORY..."u8;

    public ReadOnlySpan<byte> Description => "Takes away what is mounted on the directories."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count == 1)
        {
            return context.Complain("missing operand"u8);
        }

        Span<byte> path = stackalloc byte[PathText.MaximumBytes];
        int status = ExitStatus.Success;
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            ServiceError error = context.Resolve(context.Arguments[i], path, out int length);
            if (error == ServiceError.None)
            {
                // Without the root there is nothing left to mount it on again.
                length = PathText.Normalize(path.Slice(0, length));
                error = length == 1 ? ServiceError.Busy : context.System.Unmount(path.Slice(0, length));
            }

            if (error != ServiceError.None)
            {
                status = context.Complain(context.Arguments[i], error);
            }
        }

        return status;
    }
}
