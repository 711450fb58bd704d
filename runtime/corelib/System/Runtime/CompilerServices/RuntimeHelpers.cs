namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks of the runtime by name.</summary>
public static class RuntimeHelpers
{
    [Intrinsic]
    public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => throw null!;

    [Intrinsic]
    public static ReadOnlySpan<T> CreateSpan<T>(RuntimeFieldHandle fldHandle) => throw null!;

    [Intrinsic]
    public static bool IsReferenceOrContainsReferences<T>()
        where T : allows ref struct => throw null!;

    // A test of bits is a test of equality. ilc answers where a type is compared by its bits.
    [Intrinsic]
    internal static bool IsBitwiseEquatable<T>() => throw null!;

    public static int GetHashCode(object? o) => o == null ? 0 : Internal.Runtime.ObjectIdentity.HashOf(o);

    public static T[] GetSubArray<T>(T[] array, Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(array.Length);
        return new ReadOnlySpan<T>(array, offset, length).ToArray();
    }
}
