using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Copy;

/// <summary>Copies one file: `copy FROM TO`.</summary>
public readonly struct CopyProgram : IProgram
{
    private const int ErrorDescriptor = 2;
    private const int Failure = 1;
    private const int Usage = 2;
    private const int MaximumPath = 1024;

    public static int Main(ref ProcessContext context)
    {
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        _ = OpenFile<KernelTransport>.Inherit(table, context.Slots, ErrorDescriptor, out OpenFile<KernelTransport> errors);
        if (!context.Info.TryArgument(1, out ReadOnlySpan<byte> from) || !context.Info.TryArgument(2, out ReadOnlySpan<byte> to))
        {
            _ = errors.Write("usage: copy FROM TO\n"u8, out int _);
            return Usage;
        }

        ServiceError error = Open(ref context, from, OpenFlags.Read, out OpenFile<KernelTransport> source);
        if (error != ServiceError.None)
        {
            return Report(ref errors, from, error);
        }

        const OpenFlags Replace = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate;
        error = Open(ref context, to, Replace, out OpenFile<KernelTransport> target);
        if (error != ServiceError.None)
        {
            return Report(ref errors, to, error);
        }

        error = Copy(ref source, ref target);
        return error == ServiceError.None ? 0 : Report(ref errors, to, error);
    }

    private static ServiceError Open(
        ref ProcessContext context, ReadOnlySpan<byte> path, OpenFlags flags, out OpenFile<KernelTransport> file)
    {
        file = default;
        if (path.IsEmpty)
        {
            return ServiceError.NotFound;
        }

        Span<byte> absolute = stackalloc byte[MaximumPath];
        return context.Info.TryMakeAbsolute(path, absolute, out int length)
            ? OpenFile<KernelTransport>.Open(
                new DescriptorTableClient<KernelTransport>(context.Find("fd"u8)), context.Slots, absolute.Slice(0, length), flags, out file)
            : ServiceError.NameTooLong;
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
