namespace System.Diagnostics;

/// <summary>Written by the compiler into every assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Module, Inherited = false)]
public sealed class DebuggableAttribute : Attribute
{
    public DebuggableAttribute(DebuggingModes modes) => DebuggingFlags = modes;

    public DebuggingModes DebuggingFlags { get; }

    /// <summary>What a debugger may expect of the code.</summary>
    [Flags]
    public enum DebuggingModes
    {
        None = 0,
        Default = 1,
        IgnoreSymbolStoreSequencePoints = 2,
        EnableEditAndContinue = 4,
        DisableOptimizations = 256,
    }
}
