namespace System;

/// <summary>A method that takes two arguments and returns nothing.</summary>
public delegate void Action<in T1, in T2>(T1 arg1, T2 arg2)
    where T1 : allows ref struct
    where T2 : allows ref struct;
