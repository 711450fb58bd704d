namespace System.Runtime.CompilerServices;

/// <summary>Fifteen values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(15)]
public struct InlineArray15<T>
{
    private T _first;
}
