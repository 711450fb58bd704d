namespace System;

/// <summary>The values of the enumeration are bits.</summary>
[AttributeUsage(AttributeTargets.Enum, Inherited = false)]
public class FlagsAttribute : Attribute
{
}
