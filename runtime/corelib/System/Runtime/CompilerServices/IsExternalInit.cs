namespace System.Runtime.CompilerServices;

/// <summary>Marks setters that only construction may call.</summary>
public static class IsExternalInit
{
}
