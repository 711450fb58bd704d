namespace System.Runtime.CompilerServices;

/// <summary>Four values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(4)]
public struct InlineArray4<T>
{
    private T _first;
}
