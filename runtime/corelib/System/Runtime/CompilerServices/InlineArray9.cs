namespace System.Runtime.CompilerServices;

/// <summary>Nine values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(9)]
public struct InlineArray9<T>
{
    private T _first;
}
