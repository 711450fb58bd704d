namespace System.Diagnostics;

/// <summary>A debugger steps over it.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class DebuggerNonUserCodeAttribute : Attribute
{
}
