namespace System.Runtime.CompilerServices;

/// <summary>Twelve values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(12)]
public struct InlineArray12<T>
{
    private T _first;
}
