namespace System.Runtime.CompilerServices;

/// <summary>Five values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(5)]
public struct InlineArray5<T>
{
    private T _first;
}
