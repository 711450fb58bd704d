namespace System;

/// <summary>There is no collector: only what asks for nothing is here.</summary>
public static class GC
{
    public static void KeepAlive(object? obj)
    {
    }

    public static void SuppressFinalize(object obj)
    {
    }
}
