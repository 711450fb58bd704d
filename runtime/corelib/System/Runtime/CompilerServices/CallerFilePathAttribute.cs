namespace System.Runtime.CompilerServices;

/// <summary>The argument defaults to the file of the caller.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CallerFilePathAttribute : Attribute
{
}
