namespace System.Runtime.CompilerServices;

/// <summary>Three values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(3)]
public struct InlineArray3<T>
{
    private T _first;
}
