namespace System;

// The code generator asks which class a type object would be of. None is ever made.
internal sealed class RuntimeType : Type
{
    public override bool IsValueType => false;
}
