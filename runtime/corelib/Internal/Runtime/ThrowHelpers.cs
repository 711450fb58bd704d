namespace Internal.Runtime;

// Failures of the library's own checks, out of line so that the checks stay small.
internal static class ThrowHelpers
{
    // Null sorts before everything, as .NET has it; any other type is a mistake.
    public static int CompareWithOtherType(object? other) =>
        other == null || FailFast.With(FailFastReason.InvalidCast) ? 1 : 0;

    public static void IndexOutOfRange() => FailFast.With(FailFastReason.IndexOutOfRange);

    public static void ArgumentOutOfRange() => FailFast.With(FailFastReason.ArgumentOutOfRange);

    public static void InvalidOperation() => FailFast.With(FailFastReason.InvalidOperation);

    public static void KeyNotFound() => FailFast.With(FailFastReason.KeyNotFound);

    public static void NotSupported() => FailFast.With(FailFastReason.NotSupported);
}
