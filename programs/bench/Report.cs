using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench;

/// <summary>Where the rows go: standard output, or the kernel's log in an image that has no files.</summary>
internal struct Report
{
    private readonly bool _hasOutput;
    private readonly bool _isSilent;
    private OpenFile<KernelTransport> _output;

    private Report(bool hasOutput, bool isSilent, OpenFile<KernelTransport> output)
    {
        _hasOutput = hasOutput;
        _isSilent = isSilent;
        _output = output;
    }

    /// <summary>What could not be measured that should have been.</summary>
    public int Failures { get; private set; }

    /// <param name="context">Of the program.</param>
    /// <param name="isSilent">Rows are measured and not shown, because something slows down the system.</param>
    public static Report Open(ref ProcessContext context, bool isSilent)
    {
        const int OutputDescriptor = 1;
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        ServiceError error = OpenFile<KernelTransport>.Inherit(
            table, context.Slots, OutputDescriptor, out OpenFile<KernelTransport> output);
        return new Report(error == ServiceError.None, isSilent, output);
    }

    /// <summary>Writes a row that counts instructions.</summary>
    public void Row(scoped ReadOnlySpan<byte> name, ulong value)
    {
        if (!_isSilent)
        {
            Write("bench "u8, name, " instructions "u8, value);
        }
    }

    /// <summary>Writes a row also where the others are silent.</summary>
    public void LoudRow(scoped ReadOnlySpan<byte> name, ulong value) => Write("bench "u8, name, " instructions "u8, value);

    /// <summary>Adds what is no row.</summary>
    public void Note(scoped ReadOnlySpan<byte> text, ulong value) => Write("bench: "u8, text, " "u8, value);

    /// <summary>Says that something went wrong.</summary>
    public void Fail(scoped ReadOnlySpan<byte> name, ServiceError error)
    {
        Failures++;
        Write("bench: "u8, name, ": error "u8, (ulong)error);
    }

    private void Write(
        scoped ReadOnlySpan<byte> start, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> middle, ulong value)
    {
        Span<byte> buffer = stackalloc byte[96];
        TextBuilder line = new(buffer);
        line.Append(start);
        line.Append(name);
        line.Append(middle);
        line.AppendDecimal(value);
        line.Append("\n"u8);
        if (_hasOutput)
        {
            _ = _output.Write(line.Text, out int _);
        }
        else
        {
            KernelLog.Write(line.Text);
        }
    }
}
