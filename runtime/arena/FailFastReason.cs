namespace Micro.Runtime;

/// <summary>Why C# code stopped. A trap carries the number in the first argument register; values are ABI: append, never renumber.</summary>
public enum FailFastReason
{
    /// <summary>The trap did not come from C#.</summary>
    None = 0,

    /// <summary>An index is outside its array or span.</summary>
    IndexOutOfRange = 1,

    /// <summary>A member of null was used.</summary>
    NullReference = 2,

    /// <summary>Checked arithmetic left the range of its type.</summary>
    Overflow = 3,

    /// <summary>An integer was divided by zero where the CPU itself does not trap.</summary>
    DivideByZero = 4,

    /// <summary>An object is not of the type it is cast to.</summary>
    InvalidCast = 5,

    /// <summary>An object does not fit the element type of its array.</summary>
    ArrayTypeMismatch = 6,

    /// <summary>The arena has no room for another object.</summary>
    ArenaExhausted = 7,

    /// <summary>An argument is outside the range its method documents.</summary>
    ArgumentOutOfRange = 8,

    /// <summary>The value of a Nullable without one was read.</summary>
    NoValue = 9,

    /// <summary>A dictionary has no such key.</summary>
    KeyNotFound = 10,

    /// <summary>The object is in a state in which the call makes no sense.</summary>
    InvalidOperation = 11,

    /// <summary>The core library does not offer what .NET would here.</summary>
    NotSupported = 12,

    /// <summary>The guard word of a stack buffer was overwritten.</summary>
    StackCorrupted = 13,

    /// <summary>Reserved.</summary>
    ClassConstructorCycle = 14,

    /// <summary>A place was reached that cannot be reached, such as the return from Main.</summary>
    Unreachable = 15,

    /// <summary>An object lacks a method of an interface it should have.</summary>
    DispatchFailed = 16,

    /// <summary>Too many references from older objects to request objects.</summary>
    TooManyEscapes = 17,

    /// <summary>A dictionary has the key already.</summary>
    DuplicateKey = 18,

    /// <summary>A claim that debug builds check does not hold.</summary>
    AssertionFailed = 19,
}
