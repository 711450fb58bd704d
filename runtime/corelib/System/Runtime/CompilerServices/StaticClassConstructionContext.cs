namespace System.Runtime.CompilerServices;

// One word before the statics of a class: its constructor, or zero when that has run.
internal struct StaticClassConstructionContext
{
    public nint ClassConstructor;
}
