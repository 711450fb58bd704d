namespace Internal.Runtime;

// Failures of the library's own checks, out of line so that the checks stay small. The loops have no end, and so the compiler knows that
// nothing behind such a call is reached: it keeps no registers for it.
internal static class ThrowHelpers
{
    // Null sorts before everything, as .NET has it; any other type is a mistake.
    public static int CompareWithOtherType(object? other) =>
        other == null || FailFast.With(FailFastReason.InvalidCast) ? 1 : 0;

    public static void IndexOutOfRange()
    {
        while (true)
        {
            FailFast.With(FailFastReason.IndexOutOfRange);
        }
    }

    public static void ArgumentOutOfRange()
    {
        while (true)
        {
            FailFast.With(FailFastReason.ArgumentOutOfRange);
        }
    }

    public static void InvalidOperation()
    {
        while (true)
        {
            FailFast.With(FailFastReason.InvalidOperation);
        }
    }

    public static void KeyNotFound()
    {
        while (true)
        {
            FailFast.With(FailFastReason.KeyNotFound);
        }
    }

    public static void NotSupported()
    {
        while (true)
        {
            FailFast.With(FailFastReason.NotSupported);
        }
    }
}
