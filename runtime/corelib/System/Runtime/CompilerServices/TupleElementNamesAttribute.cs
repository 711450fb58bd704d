namespace System.Runtime.CompilerServices;

/// <summary>The names of the elements of tuples.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class TupleElementNamesAttribute : Attribute
{
    public TupleElementNamesAttribute(string?[] transformNames)
    {
    }
}
