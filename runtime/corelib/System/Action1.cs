namespace System;

/// <summary>A method that takes one argument and returns nothing.</summary>
public delegate void Action<in T>(T obj)
    where T : allows ref struct;
