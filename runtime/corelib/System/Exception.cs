namespace System;

/// <summary>Exists because the type system names it. Nothing throws: failures end in a trap.</summary>
public class Exception
{
    public Exception()
    {
    }

    public Exception(string? message) => Message = message;

    public virtual string? Message { get; }
}
