namespace Micro.Generator.Model;

/// <summary>The ways a value is encoded.</summary>
internal enum WireKind
{
    Boolean,
    Unsigned,
    Signed,

    /// <summary>A number with names.</summary>
    Enumeration,

    /// <summary>A struct of one value, encoded as that value.</summary>
    Wrapper,

    /// <summary>A struct of several values, encoded as an array.</summary>
    Record,
}
