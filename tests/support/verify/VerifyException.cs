using System;

namespace VerifyTests;

/// <summary>A text is not the verified one. The message has the form that tools know from Verify.</summary>
internal sealed class VerifyException(string message) : Exception(message)
{
    // The place is the file's.
    public override string? StackTrace => "";
}
