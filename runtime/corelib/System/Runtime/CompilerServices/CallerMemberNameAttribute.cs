namespace System.Runtime.CompilerServices;

/// <summary>The argument defaults to the name of the caller.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CallerMemberNameAttribute : Attribute
{
}
