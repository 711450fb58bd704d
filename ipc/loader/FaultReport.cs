using System;
using System.Buffers.Binary;
using Micro.Abi;
using Micro.Archive;
using Micro.Server;

namespace Micro.Loader;

/// <summary>What a supervisor says of an exception: decoded from the kernel's message, told with the method's name.</summary>
/// <param name="kind">Which exception.</param>
/// <param name="address">The faulting address.</param>
/// <param name="instruction">Where the thread was.</param>
/// <param name="stackPointer">Its stack.</param>
/// <param name="returnAddress">Its link register; 0: the CPU has none, or it was not told.</param>
public readonly struct FaultReport(
    FaultKind kind, ulong address, ulong instruction, ulong stackPointer = 0, ulong returnAddress = 0)
{
    public FaultKind Kind { get; } = kind;

    public ulong Address { get; } = address;

    public ulong Instruction { get; } = instruction;

    public ulong StackPointer { get; } = stackPointer;

    public ulong ReturnAddress { get; } = returnAddress;

    /// <summary>The signal that POSIX systems raise for it.</summary>
    public byte Signal => Kind switch
    {
        FaultKind.IllegalInstruction => Signals.IllegalInstruction,
        FaultKind.Breakpoint => Signals.Trap,
        FaultKind.DivideError or FaultKind.FloatingPoint => Signals.FloatingPoint,
        FaultKind.UnalignedAccess => Signals.Bus,
        _ => Signals.Segmentation,
    };

    /// <summary>Reads the kernel's message; a short one, which no kernel sends, tells nothing.</summary>
    /// <remarks>Where the exception has no address of its own, it is that of the instruction.</remarks>
    public static FaultReport Read(ReadOnlySpan<byte> message) => new(
        (FaultKind)(byte)Word(message, FaultMessage.Kind),
        Word(message, HasAddress(message) ? FaultMessage.Address : FaultMessage.InstructionPointer),
        Word(message, FaultMessage.InstructionPointer),
        Word(message, FaultMessage.StackPointer),
        Word(message, FaultMessage.RegisterCount) == FaultMessage.Arm64Registers
            ? Word(message, FaultMessage.Registers + FaultMessage.Arm64Link)
            : 0);

    /// <summary>The same at another instruction.</summary>
    public FaultReport At(ulong instruction) => new(Kind, Address, instruction, StackPointer, ReturnAddress);

    /// <summary>The exception's name, as the shell and the log say it.</summary>
    public static ReadOnlySpan<byte> NameOf(FaultKind kind) => kind switch
    {
        FaultKind.ReadAccess => "read-access"u8,
        FaultKind.WriteAccess => "write-access"u8,
        FaultKind.ExecuteAccess => "execute-access"u8,
        FaultKind.IllegalInstruction => "illegal-instruction"u8,
        FaultKind.Breakpoint => "breakpoint"u8,
        FaultKind.DivideError => "divide-error"u8,
        FaultKind.UnalignedAccess => "unaligned-access"u8,
        FaultKind.FloatingPoint => "floating-point"u8,
        FaultKind.Protection => "protection"u8,
        _ => "exception"u8,
    };

    /// <summary>The method at an address; empty: no symbol covers it, or the image has none.</summary>
    public static ReadOnlySpan<byte> MethodAt(ArchiveReader archive, ReadOnlySpan<byte> image, ulong instruction) =>
        MethodAt(SymbolsOf(archive, image), instruction);

    /// <summary>The same with symbols at hand.</summary>
    internal static ReadOnlySpan<byte> MethodAt(SymbolReader symbols, ulong instruction) =>
        symbols.TryFind(instruction, out ReadOnlySpan<byte> name, out uint _) ? name : default;

    /// <summary>The symbols of an image. They are checked only here: missing or damaged ones cost the names, and nothing else.</summary>
    internal static SymbolReader SymbolsOf(ArchiveReader archive, ReadOnlySpan<byte> image)
    {
        SymbolReader symbols = default;
        if (archive.Find(EntryKind.Symbols, image, out ReadOnlySpan<byte> contents) == ArchiveError.None)
        {
            _ = SymbolReader.Open(contents, out symbols);
        }

        return symbols;
    }

    /// <summary>Writes `read-access at 0x10 in Micro.Servers.X.Y`.</summary>
    public void Describe(ref TextBuilder text, ReadOnlySpan<byte> method)
    {
        text.Append(NameOf(Kind));
        text.Append(" at "u8);
        text.AppendHex(Address);
        text.Append(" in "u8);
        if (method.IsEmpty)
        {
            text.AppendHex(Instruction);
        }
        else
        {
            text.Append(method);
        }
    }

    private static bool HasAddress(ReadOnlySpan<byte> message) => Word(message, FaultMessage.Address) != 0
        || (FaultKind)(byte)Word(message, FaultMessage.Kind) is FaultKind.ReadAccess or FaultKind.WriteAccess or FaultKind.ExecuteAccess;

    private static ulong Word(ReadOnlySpan<byte> message, int index)
    {
        int place = index * sizeof(ulong);
        return place + sizeof(ulong) <= message.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(message.Slice(place))
            : 0;
    }
}
