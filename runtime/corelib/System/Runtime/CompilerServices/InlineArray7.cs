namespace System.Runtime.CompilerServices;

/// <summary>Seven values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(7)]
public struct InlineArray7<T>
{
    private T _first;
}
