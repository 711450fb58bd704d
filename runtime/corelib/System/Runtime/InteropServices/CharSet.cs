namespace System.Runtime.InteropServices;

/// <summary>How text is marshalled. Only the layout attribute names it.</summary>
public enum CharSet
{
    None = 1,
    Ansi = 2,
    Unicode = 3,
    Auto = 4,
}
