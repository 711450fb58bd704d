using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Mounts file systems.</summary>
public sealed class MountCommand : ICommand
{
    private const int MountText = 1100;

    public ReadOnlySpan<byte> Name => "mount"u8;

    public ReadOnlySpan<byte> Synopsis => "[FILESYSTEM DIRECTORY]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Mounts a file system of the image, named as its server; alone, lists what is
        mounted.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count == 1)
        {
            List(context);
            return ExitStatus.Success;
        }

        if (context.Arguments.Count != 3)
        {
            return context.Complain("needs a file system and a directory"u8);
        }

        Span<byte> path = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = context.Resolve(context.Arguments[2], path, out int length);
        if (error != ServiceError.None)
        {
            return context.Complain(context.Arguments[2], error);
        }

        // The mount table knows no files: it would take any path.
        error = context.Status(context.Arguments[2], out FileStatus status);
        error = error == ServiceError.None && status.Kind != FileKind.Directory ? ServiceError.NotADirectory : error;
        if (error != ServiceError.None)
        {
            return context.Complain(context.Arguments[2], error);
        }

        error = context.System.Mount(context.Arguments[1], path.Slice(0, length));
        if (error == ServiceError.NotFound)
        {
            return context.Complain(context.Arguments[1], "no such file system"u8);
        }

        return error == ServiceError.None ? ExitStatus.Success : context.Complain(context.Arguments[2], error);
    }

    private static void List(CommandContext context)
    {
        Span<byte> text = stackalloc byte[MountText];
        MountId mount = default;
        while (context.System.NextMount(mount, out mount, text, out int length) == ServiceError.None)
        {
            int space = text.Slice(0, length).IndexOf((byte)' ');
            context.Output.Write(text.Slice(0, Math.Max(space, 0)));
            context.Output.Write(" on "u8);
            context.Output.WriteLine(text.Slice(space + 1, length - space - 1));
        }
    }
}
