// The compiler for the machine finds this attribute by its full name.
#pragma warning disable IDE0130
namespace System.Runtime;

/// <summary>Names the assembly function behind an InternalCall.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeImportAttribute(string dllName, string entryPoint) : Attribute
{
    public string DllName { get; } = dllName;

    public string EntryPoint { get; } = entryPoint;
}
