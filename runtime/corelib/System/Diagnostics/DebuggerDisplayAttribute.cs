namespace System.Diagnostics;

/// <summary>How a debugger shows the type.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
public sealed class DebuggerDisplayAttribute : Attribute
{
    public DebuggerDisplayAttribute(string? value) => Value = value;

    public string? Value { get; }
}
