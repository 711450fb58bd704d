namespace System.Runtime.CompilerServices;

/// <summary>Fourteen values in a row: what the compiler makes of a short <c>params</c> span.</summary>
[InlineArray(14)]
public struct InlineArray14<T>
{
    private T _first;
}
