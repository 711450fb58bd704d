using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

/// <summary>The program of the bare image: case 0 prints what every feature does, the others fail on purpose.</summary>
public static unsafe class BareProgram
{
    /// <summary>Called once for each number until it ends the machine.</summary>
    public static void Run(nuint number)
    {
        if (number == 0)
        {
            Span<byte> buffer = stackalloc byte[8192];
            int length = FeatureReport.Write(buffer);
            PrintAll(buffer[..length]);
            EndCase();
        }

        if (number > FailureCases.Count)
        {
            EndMachine();
        }

        Span<byte> name = stackalloc byte[64];
        Report report = new(name);
        report.Line(FailureCases.Name((int)number));
        PrintAll(report.Written);
        FailureCases.Run((int)number);
        PrintAll("survived\n"u8);
        EndCase();
    }

    private static void PrintAll(ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            Print(start, text.Length);
        }
    }

    // SAFETY: the functions of <cpu>/Boot.S; the text outlives the call.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "BarePrint")]
    private static extern void Print(byte* text, int length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "BareNext")]
    private static extern void EndCase();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "BareExit")]
    private static extern void EndMachine();
}
