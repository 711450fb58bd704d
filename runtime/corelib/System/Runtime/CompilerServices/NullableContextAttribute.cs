namespace System.Runtime.CompilerServices;

/// <summary>Nullability of what a declaration contains.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class NullableContextAttribute : Attribute
{
    public NullableContextAttribute(byte flag)
    {
    }
}
