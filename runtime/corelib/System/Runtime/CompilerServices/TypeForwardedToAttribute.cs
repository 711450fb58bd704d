namespace System.Runtime.CompilerServices;

/// <summary>Another assembly has the type.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class TypeForwardedToAttribute : Attribute
{
    public TypeForwardedToAttribute(Type destination) => Destination = destination;

    public Type Destination { get; }
}
