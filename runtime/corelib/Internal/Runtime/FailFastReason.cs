namespace Internal.Runtime;

// Why C# code stopped. The number is what the supervisor or the panic prints:
// the public copy is Micro.Runtime.FailFastReason, and a test keeps the two equal.
internal enum FailFastReason
{
    None = 0,
    IndexOutOfRange = 1,
    NullReference = 2,
    Overflow = 3,
    DivideByZero = 4,
    InvalidCast = 5,
    ArrayTypeMismatch = 6,
    ArenaExhausted = 7,
    ArgumentOutOfRange = 8,
    NoValue = 9,
    KeyNotFound = 10,
    InvalidOperation = 11,
    NotSupported = 12,
    StackCorrupted = 13,
    ClassConstructorCycle = 14,
    Unreachable = 15,
    DispatchFailed = 16,
    TooManyEscapes = 17,
    DuplicateKey = 18,
    AssertionFailed = 19,
}
