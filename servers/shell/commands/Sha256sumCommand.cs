using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes or checks SHA-256 hashes.</summary>
public sealed class Sha256sumCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "sha256sum"u8;

    public ReadOnlySpan<byte> Synopsis => "[-bt] [-c] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the SHA-256 hash of each file. -c: reads such lines from the files
        and checks them.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool checks = false;
        bool binary = false;
        for (int option = options.Next("cbt"u8); option != OptionReader.End; option = options.Next("cbt"u8))
        {
            checks |= option == 'c';
            binary |= option == 'b';
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        Sha256 sha = new();
        int status = ExitStatus.Success;
        for (int i = 0; i < options.InputCount && !context.MustStop; i++)
        {
            int result = checks
                ? new HashCheck(context, sha).Run(options.Input(i))
                : Write(context, sha, options.Input(i), binary);
            status = result == ExitStatus.Success ? status : result;
        }

        return status;
    }

    /// <summary>Hashes an open file.</summary>
    public static ServiceError Hash(CommandContext context, Sha256 sha, int descriptor, Span<byte> hash)
    {
        InputReader reader = new(context.System, descriptor);
        sha.Reset();
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty && !context.MustStop; bytes = reader.Fill())
        {
            sha.Append(bytes);
            reader.Take(bytes.Length);
        }

        sha.Finish(hash);
        return reader.Error;
    }

    private static int Write(CommandContext context, Sha256 sha, ReadOnlySpan<byte> path, bool binary)
    {
        if (!context.TryOpenInput(path, out int descriptor))
        {
            return ExitStatus.Failure;
        }

        MemoryMark mark = context.System.Mark();
        Span<byte> hash = stackalloc byte[Sha256.HashSize];
        ServiceError error = Hash(context, sha, descriptor, hash);
        context.System.Release(mark);
        context.CloseInput(descriptor);
        if (error != ServiceError.None)
        {
            return context.Complain(path, error);
        }

        // A name with a line end in it is escaped, and the line says so by a backslash.
        bool escaped = path.IndexOf((byte)'\n') >= 0 || path.IndexOf((byte)'\\') >= 0;
        context.Output.Write(escaped ? "\\"u8 : default);
        foreach (byte value in hash)
        {
            context.Output.WritePadded(value, 2, (byte)'0', 16);
        }

        context.Output.Write(binary ? " *"u8 : "  "u8);
        foreach (byte value in path)
        {
            context.Output.Write(value == (byte)'\n' ? "\\n"u8 : value == (byte)'\\' ? "\\\\"u8 : new ReadOnlySpan<byte>(in value));
        }

        context.Output.Write("\n"u8);
        return ExitStatus.Success;
    }
}
