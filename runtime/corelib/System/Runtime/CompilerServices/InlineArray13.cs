namespace System.Runtime.CompilerServices;

/// <summary>Thirteen values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(13)]
public struct InlineArray13<T>
{
    private T _first;
}
