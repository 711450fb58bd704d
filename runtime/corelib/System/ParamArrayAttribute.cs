namespace System;

/// <summary>Marks a <c>params</c> array.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParamArrayAttribute : Attribute
{
}
