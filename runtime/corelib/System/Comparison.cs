namespace System;

/// <summary>An order: negative, zero or positive.</summary>
public delegate int Comparison<in T>(T x, T y)
    where T : allows ref struct;
