// The compiler for the machine finds this attribute by its full name. Linked into every project that has an entry of its own.
namespace System.Runtime;

/// <summary>Makes a method a symbol of the image.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeExportAttribute(string entryPoint) : Attribute
{
    public string EntryPoint { get; } = entryPoint;
}
