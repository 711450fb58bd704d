using Internal.Runtime;

namespace Internal.Runtime.CompilerHelpers;

// ilc calls these by name where a check in generated code fails.
internal static class ThrowHelpers
{
    private static void ThrowIndexOutOfRangeException() => FailFast.With(FailFastReason.IndexOutOfRange);

    private static void ThrowNullReferenceException() => FailFast.With(FailFastReason.NullReference);

    private static void ThrowOverflowException() => FailFast.With(FailFastReason.Overflow);

    private static void ThrowDivideByZeroException() => FailFast.With(FailFastReason.DivideByZero);

    private static void ThrowArrayTypeMismatchException() => FailFast.With(FailFastReason.ArrayTypeMismatch);

    private static void ThrowPlatformNotSupportedException() => FailFast.With(FailFastReason.NotSupported);

    private static void ThrowNotImplementedException() => FailFast.With(FailFastReason.NotSupported);

    private static void ThrowArgumentException() => FailFast.With(FailFastReason.ArgumentOutOfRange);

    private static void ThrowArgumentOutOfRangeException() => FailFast.With(FailFastReason.ArgumentOutOfRange);

    private static void ThrowFeatureBodyRemoved() => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowUnavailableType() => FailFast.With(FailFastReason.Unreachable);
}
