using System;

namespace Micro.Protocols;

/// <summary>Makes a span of bytes a MessagePack string, which traces show as text. The bytes are the sender's: they need not be UTF-8.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TextAttribute : Attribute
{
    /// <summary>The longest text that is accepted; mandatory.</summary>
    public int MaxBytes { get; set; }
}
