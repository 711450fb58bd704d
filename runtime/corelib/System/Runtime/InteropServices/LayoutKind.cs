namespace System.Runtime.InteropServices;

/// <summary>Who orders the fields of a struct.</summary>
public enum LayoutKind
{
    Sequential = 0,
    Explicit = 2,
    Auto = 3,
}
