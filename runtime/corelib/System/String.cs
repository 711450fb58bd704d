using System.Runtime.CompilerServices;

namespace System;

/// <summary>An immutable sequence of UTF-16 code units. Literals are part of the image.</summary>
public sealed class String
{
    public static readonly string Empty = "";

    private readonly int _stringLength;
    private char _firstChar;

    public int Length
    {
        [Intrinsic]
        get => _stringLength;
    }
}
