namespace Micro.MessagePack;

/// <summary>The kinds of MessagePack value that a reader can meet next.</summary>
public enum MessagePackType : byte
{
    /// <summary>No value: the end of the message, an error, or the one code that is never used.</summary>
    None,
    Nil,
    Boolean,
    Integer,
    Float,
    Text,
    Binary,
    Array,
    Map,
    Extension,
}
