using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Copies the input to the output and to files.</summary>
public sealed class TeeCommand : ICommand
{
    private const int MaximumFiles = 8;

    public ReadOnlySpan<byte> Name => "tee"u8;

    public ReadOnlySpan<byte> Synopsis => "[-a] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Copies the input to the output and to up to 8 files. -a: appends to them.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        OpenFlags flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate;
        for (int option = options.Next("a"u8); option != OptionReader.End; option = options.Next("a"u8))
        {
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }

            flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Append;
        }

        if (options.OperandCount > MaximumFiles)
        {
            return context.Complain("too many files"u8);
        }

        OutputWriter[] files = new OutputWriter[options.OperandCount];
        int status = ExitStatus.Success;
        for (int i = 0; i < files.Length; i++)
        {
            ServiceError error = context.Open(options.Operand(i), flags, out int descriptor);
            files[i] = new OutputWriter(context.System, descriptor, flushesLines: false);
            status = error == ServiceError.None ? status : context.Complain(options.Operand(i), error);
        }

        ServiceError readError = Copy(context, files);
        for (int i = 0; i < files.Length; i++)
        {
            files[i].Flush();
            status = files[i].HasFailed ? context.Complain(options.Operand(i), files[i].Error) : status;
            _ = context.System.Close(files[i].Descriptor);
        }

        return readError == ServiceError.None ? status : context.Complain("read error"u8, readError);
    }

    private static ServiceError Copy(CommandContext context, OutputWriter[] files)
    {
        InputReader reader = new(context.System, context.Streams.Input);
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty && !context.MustStop; bytes = reader.Fill())
        {
            context.Output.Write(bytes);
            context.Output.Flush();
            foreach (OutputWriter file in files)
            {
                file.Write(bytes);
            }

            reader.Take(bytes.Length);
        }

        return reader.Error;
    }
}
