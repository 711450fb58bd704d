namespace System.Runtime.CompilerServices;

/// <summary>The version of the reference rules of a module.</summary>
[AttributeUsage(AttributeTargets.Module, Inherited = false)]
internal sealed class RefSafetyRulesAttribute : Attribute
{
    public RefSafetyRulesAttribute(int version) => Version = version;

    public int Version { get; }
}
