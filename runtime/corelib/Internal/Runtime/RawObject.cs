namespace Internal.Runtime;

// Gives the address of an object's first field.
internal sealed class RawObject
{
    public byte Data;
}
