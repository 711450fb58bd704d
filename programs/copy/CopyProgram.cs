using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Copy;

/// <summary>Copies one file: `copy FROM TO`, both absolute paths.</summary>
public readonly struct CopyProgram : IProgram
{
    private const int ErrorDescriptor = 2;
    private const int Failure = 1;
    private const int Usage = 2;

    public static int Main(ref ProcessContext context)
    {
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        _ = OpenFile<KernelTransport>.Inherit(table, context.Slots, ErrorDescriptor, out OpenFile<KernelTransport> errors);
        if (!context.Info.TryArgument(1, out ReadOnlySpan<byte> from) || !context.Info.TryArgument(2, out ReadOnlySpan<byte> to))
        {
            _ = errors.Write("usage: copy FROM TO\n"u8, out int _);
            return Usage;
        }

        if (from.IsEmpty || from[0] != (byte)'/' || to.IsEmpty || to[0] != (byte)'/')
        {
            _ = errors.Write("copy: a program has no working directory: give paths from / on\n"u8, out int _);
            return Usage;
        }

        ServiceError error = OpenFile<KernelTransport>.Open(
            table, context.Slots, from, OpenFlags.Read, out OpenFile<KernelTransport> source);
        if (error != ServiceError.None)
        {
            return Report(ref errors, from, error);
        }

        const OpenFlags Replace = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate;
        error = OpenFile<KernelTransport>.Open(table, context.Slots, to, Replace, out OpenFile<KernelTransport> target);
        if (error != ServiceError.None)
        {
            return Report(ref errors, to, error);
        }

        error = Copy(ref source, ref target);
        return error == ServiceError.None ? 0 : Report(ref errors, to, error);
    }

    private static ServiceError Copy(ref OpenFile<KernelTransport> source, ref OpenFile<KernelTransport> target)
    {
        const int PieceBytes = 4064;
        Span<byte> piece = stackalloc byte[PieceBytes];
        ServiceError error;
        int length;
        do
        {
            error = source.Read(piece, out length);
            error = error == ServiceError.None ? target.Write(piece.Slice(0, length), out int _) : error;
        }
        while (error == ServiceError.None && length != 0);
        return error;
    }

    private static int Report(ref OpenFile<KernelTransport> errors, ReadOnlySpan<byte> path, ServiceError error)
    {
        Span<byte> buffer = stackalloc byte[1200];
        TextBuilder line = new(buffer);
        line.Append("copy: "u8);
        line.Append(path);
        line.Append(": "u8);
        line.Append(ServiceErrorText.Of(error));
        line.Append("\n"u8);
        _ = errors.Write(line.Text, out int _);
        return Failure;
    }
}
