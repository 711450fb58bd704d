namespace System;

/// <summary>Something that must be given back.</summary>
public interface IDisposable
{
    void Dispose();
}
