namespace System.Runtime.CompilerServices;

// Gives the address of an object's first field. The name is the one that ilc asks for.
internal sealed class RawData
{
    public byte Data;
}
