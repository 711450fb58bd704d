namespace Micro.Protocols;

/// <summary>What a value of a message is.</summary>
public enum ValueKind : byte
{
    Boolean = 1,
    Unsigned = 2,
    Signed = 3,

    /// <summary>A number with names.</summary>
    Enumeration = 4,

    /// <summary>A number whose bits have names.</summary>
    Flags = 5,

    /// <summary>Bytes for people.</summary>
    Text = 6,

    Binary = 7,

    /// <summary>How many bytes of a result the client has room for.</summary>
    Room = 8,

    /// <summary>Several values that travel together.</summary>
    Record = 9,
}
