// The compiler for the machine finds this attribute by its full name.
#pragma warning disable IDE0130
namespace System.Runtime;

/// <summary>Makes the method a symbol of the image.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeExportAttribute(string entryPoint) : Attribute
{
    public string EntryPoint { get; } = entryPoint;
}
