namespace System;

/// <summary>A method that takes one argument and returns a value.</summary>
public delegate TResult Func<in T, out TResult>(T arg)
    where T : allows ref struct
    where TResult : allows ref struct;
