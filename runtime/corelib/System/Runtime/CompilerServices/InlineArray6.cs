namespace System.Runtime.CompilerServices;

/// <summary>Six values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(6)]
public struct InlineArray6<T>
{
    private T _first;
}
