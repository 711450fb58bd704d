namespace Micro.Generator.Model;

/// <summary>What a parameter of an operation is on the wire.</summary>
internal enum ParameterRole
{
    /// <summary>A value in the request.</summary>
    Argument,

    /// <summary>A span of bytes in the request.</summary>
    Bytes,

    /// <summary>A value in the reply.</summary>
    Result,

    /// <summary>A span of bytes that the server fills; the request says how many the client takes.</summary>
    Bulk,

    /// <summary>How many bytes of the bulk result there are; travels as the length of its binary.</summary>
    BulkLength,

    /// <summary>A capability that goes with the request.</summary>
    SentCapability,

    /// <summary>A capability that comes with the reply.</summary>
    ReturnedCapability,
}
