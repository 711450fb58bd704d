namespace System.Runtime.CompilerServices;

/// <summary>Eleven values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(11)]
public struct InlineArray11<T>
{
    private T _first;
}
