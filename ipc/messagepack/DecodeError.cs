namespace Micro.MessagePack;

/// <summary>Every reason for which bytes are refused.</summary>
public enum DecodeError : byte
{
    /// <summary>Everything read so far was what it should be.</summary>
    None = 0,

    /// <summary>A value is longer than what is left of the message.</summary>
    Truncated = 1,

    /// <summary>The next value is of another kind than the one asked for.</summary>
    WrongType = 2,

    /// <summary>The number is valid and does not fit the type asked for.</summary>
    OutOfRange = 3,

    /// <summary>The value is longer than the caller accepts.</summary>
    TooLong = 4,

    /// <summary>The same value has a shorter encoding, and only the shortest is accepted.</summary>
    NotCanonical = 5,

    /// <summary>Arrays and maps are nested more deeply than is accepted.</summary>
    TooDeep = 6,

    /// <summary>Bytes follow the last value.</summary>
    TrailingBytes = 7,

    /// <summary>The number of elements is not the one that the message must have.</summary>
    WrongCount = 8,
}
