using System.Diagnostics.CodeAnalysis;
using Internal.Runtime;

namespace System.Runtime.CompilerServices;

/// <summary>Pointer arithmetic and reinterpretation over references.</summary>
// The bodies are ilc's: it replaces each method marked Intrinsic by the two or three IL instructions it stands for.
public static unsafe partial class Unsafe
{
    [Intrinsic]
    public static void* AsPointer<T>(ref readonly T value)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    [return: NotNullIfNotNull(nameof(o))]
    public static T As<T>(object? o)
        where T : class? => throw null!;

    [Intrinsic]
    public static ref TTo As<TFrom, TTo>(ref TFrom source)
        where TFrom : allows ref struct
        where TTo : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T AsRef<T>(void* source)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T AsRef<T>(scoped ref readonly T source)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T Add<T>(ref T source, int elementOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T Add<T>(ref T source, nint elementOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T Add<T>(ref T source, nuint elementOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static void* Add<T>(void* source, int elementOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T AddByteOffset<T>(ref T source, nint byteOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T AddByteOffset<T>(ref T source, nuint byteOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T Subtract<T>(ref T source, int elementOffset)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static bool AreSame<T>([AllowNull] ref readonly T left, [AllowNull] ref readonly T right)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static bool IsAddressGreaterThan<T>([AllowNull] ref readonly T left, [AllowNull] ref readonly T right)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static bool IsAddressLessThan<T>([AllowNull] ref readonly T left, [AllowNull] ref readonly T right)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static nint ByteOffset<T>([AllowNull] ref readonly T origin, [AllowNull] ref readonly T target)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static bool IsNullRef<T>(ref readonly T source)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static ref T NullRef<T>()
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static int SizeOf<T>()
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static void SkipInit<T>(out T value)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static T Read<T>(void* source)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static T ReadUnaligned<T>(void* source)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static T ReadUnaligned<T>(ref readonly byte source)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static void Write<T>(void* destination, T value)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static void WriteUnaligned<T>(void* destination, T value)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static void WriteUnaligned<T>(ref byte destination, T value)
        where T : allows ref struct => throw null!;

    [Intrinsic]
    public static TTo BitCast<TFrom, TTo>(TFrom source)
        where TFrom : allows ref struct
        where TTo : allows ref struct => throw null!;

    public static ref T Unbox<T>(object box)
        where T : struct => ref As<byte, T>(ref box.FieldData);

    public static void CopyBlock(void* destination, void* source, uint byteCount) =>
        SpanHelpers.Memmove(ref *(byte*)destination, ref *(byte*)source, byteCount);

    public static void CopyBlock(ref byte destination, ref readonly byte source, uint byteCount) =>
        SpanHelpers.Memmove(ref destination, ref AsRef(in source), byteCount);

    public static void CopyBlockUnaligned(void* destination, void* source, uint byteCount) =>
        SpanHelpers.Memmove(ref *(byte*)destination, ref *(byte*)source, byteCount);

    public static void CopyBlockUnaligned(ref byte destination, ref readonly byte source, uint byteCount) =>
        SpanHelpers.Memmove(ref destination, ref AsRef(in source), byteCount);

    public static void InitBlock(void* startAddress, byte value, uint byteCount) =>
        SpanHelpers.Fill(ref *(byte*)startAddress, value, byteCount);

    public static void InitBlock(ref byte startAddress, byte value, uint byteCount) =>
        SpanHelpers.Fill(ref startAddress, value, byteCount);

    public static void InitBlockUnaligned(void* startAddress, byte value, uint byteCount) =>
        SpanHelpers.Fill(ref *(byte*)startAddress, value, byteCount);

    public static void InitBlockUnaligned(ref byte startAddress, byte value, uint byteCount) =>
        SpanHelpers.Fill(ref startAddress, value, byteCount);
}
