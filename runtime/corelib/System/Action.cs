namespace System;

/// <summary>A method that takes nothing and returns nothing.</summary>
public delegate void Action();
