namespace System.Runtime.CompilerServices;

/// <summary>Sixteen values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(16)]
public struct InlineArray16<T>
{
    private T _first;
}
