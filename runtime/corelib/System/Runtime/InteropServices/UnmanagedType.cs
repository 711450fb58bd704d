namespace System.Runtime.InteropServices;

/// <summary>Exists because the compiler asks for it.</summary>
public enum UnmanagedType
{
    Bool = 2,
    U1 = 4,
}
