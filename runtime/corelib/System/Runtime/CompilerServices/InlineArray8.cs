namespace System.Runtime.CompilerServices;

/// <summary>Eight values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(8)]
public struct InlineArray8<T>
{
    private T _first;
}
