using System;
using Micro.Arch.Contracts;
using Micro.Archive;
using Micro.Kernel.Frames;

namespace Micro.Kernel.Diagnostics;

/// <summary>The last words of the kernel: reason, registers, and the C# methods that led there.</summary>
/// <remarks>It trusts nothing but the archive's symbols, and those only if their checksum is right.</remarks>
internal static class PanicReport<TCpu>
    where TCpu : struct, ICpu
{
    private const byte Status = 134;
    private const int RegistersPerLine = 4;
    private const int HexadecimalDigits = 16;

    public static void Write(ReadOnlySpan<byte> reason, in PanicState state)
    {
        Log<TCpu>.Text("panic: "u8);
        Log<TCpu>.Text(reason);
        Log<TCpu>.EndLine();
        WriteRegisters(in state);
        SymbolReader symbols = OpenSymbols();
        ulong inner = state.InstructionPointer;
        if (inner != 0)
        {
            WriteCall(symbols, inner);
        }

        for (int i = 0; i < state.CallCount; i++)
        {
            PanicCall call = state.Calls[i];
            if (IsLive(symbols, call, inner))
            {
                // The call itself lies before the address that it returns to, perhaps as the last instruction of its method.
                inner = call.ReturnAddress - 1;
                WriteCall(symbols, inner);
            }
        }

        TCpu.PowerOff(Status);
    }

    private static void WriteRegisters(in PanicState state)
    {
        for (int i = 0; i < state.RegisterCount; i++)
        {
            WriteName(state.Registers[i].Name);
            Log<TCpu>.Hexadecimal(state.Registers[i].Value, HexadecimalDigits);
            if (i % RegistersPerLine == RegistersPerLine - 1 || i == state.RegisterCount - 1)
            {
                Log<TCpu>.EndLine();
            }
            else
            {
                Log<TCpu>.Text("  "u8);
            }
        }
    }

    private static void WriteName(ulong name)
    {
        for (int i = 0; i < PanicRegister.MaxNameLength; i++)
        {
            byte letter = (byte)(name >> (8 * i));
            TCpu.WriteLog(letter == 0 ? (byte)' ' : letter);
        }
    }

    private static SymbolReader OpenSymbols()
    {
        SymbolReader symbols = default;
        if (!KernelRoot.State.Archive.IsEmpty)
        {
            ReadOnlySpan<byte> bytes = DirectMap<TCpu>.Bytes(KernelRoot.State.Archive.First, KernelRoot.State.ArchiveLength);
            if (ArchiveReader.Open(bytes, out ArchiveReader archive) == ArchiveError.None
                && archive.Find(EntryKind.Symbols, "kernel"u8, out ReadOnlySpan<byte> contents) == ArchiveError.None)
            {
                _ = SymbolReader.Open(contents, out symbols);
            }
        }

        return symbols;
    }

    /// <summary>A word of the stack is a live frame if it returns from the function that the inner address lies in.</summary>
    private static bool IsLive(SymbolReader symbols, PanicCall call, ulong inner) =>
        call.Target == 0 || inner == 0
        || !symbols.TryFind(inner, out _, out uint offset) || inner - offset == call.Target;

    private static void WriteCall(SymbolReader symbols, ulong address)
    {
        Log<TCpu>.Text("  at "u8);
        if (symbols.TryFind(address, out ReadOnlySpan<byte> name, out uint offset))
        {
            Log<TCpu>.Text(name);
            Log<TCpu>.Text("+"u8);
            Log<TCpu>.Hexadecimal(offset);
        }
        else
        {
            Log<TCpu>.Hexadecimal(address);
        }

        Log<TCpu>.EndLine();
    }
}
