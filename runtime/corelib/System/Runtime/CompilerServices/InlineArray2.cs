namespace System.Runtime.CompilerServices;

/// <summary>Two values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(2)]
public struct InlineArray2<T>
{
    private T _first;
}
