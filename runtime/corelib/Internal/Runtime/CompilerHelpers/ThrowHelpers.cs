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

    // What ilc compiles where a type or member is missing. The build makes its message an error, so none of them runs;
    // without them ilc would stop before it names what is missing.
    private static void ThrowTypeLoadException(int id, string className, string typeName) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowTypeLoadExceptionWithArgument(int id, string className, string typeName, string argument) =>
        FailFast.With(FailFastReason.Unreachable);

    private static void ThrowMissingMethodException(int id, string methodName) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowMissingFieldException(int id, string fieldName) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowFileNotFoundException(int id, string fileName) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowInvalidProgramException(int id) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowInvalidProgramExceptionWithArgument(int id, string methodName) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowMarshalDirectiveException(int id) => FailFast.With(FailFastReason.Unreachable);

    private static void ThrowBadImageFormatException(int id) => FailFast.With(FailFastReason.Unreachable);
}
