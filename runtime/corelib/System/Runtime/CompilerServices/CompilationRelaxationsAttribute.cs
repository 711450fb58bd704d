namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler into every assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Module, Inherited = false)]
public class CompilationRelaxationsAttribute : Attribute
{
    public CompilationRelaxationsAttribute(int relaxations) => CompilationRelaxations = relaxations;

    public int CompilationRelaxations { get; }
}
