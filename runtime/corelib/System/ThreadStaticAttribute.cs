namespace System;

/// <summary>Gives each thread its own copy of a static field. ilc looks for it; no image uses it.</summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public class ThreadStaticAttribute : Attribute
{
}
