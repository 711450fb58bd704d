namespace System;

/// <summary>A method that takes nothing and returns a value.</summary>
public delegate TResult Func<out TResult>()
    where TResult : allows ref struct;
