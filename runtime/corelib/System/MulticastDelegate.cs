namespace System;

/// <summary>The base of every delegate type. Lists of delegates do not exist here.</summary>
public abstract class MulticastDelegate : Delegate
{
    private protected MulticastDelegate()
    {
    }
}
