namespace System.Runtime.CompilerServices;

/// <summary>Ten values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(10)]
public struct InlineArray10<T>
{
    private T _first;
}
