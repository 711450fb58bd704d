namespace System.Runtime.CompilerServices;

// The compiler may replace the method by code of its own.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class IntrinsicAttribute : Attribute
{
}
