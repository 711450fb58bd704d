namespace Internal.Runtime;

// The layout of an array of one dimension: length, hole, elements.
internal sealed class RawArray
{
    public uint Length;
    public uint Padding;
    public byte Data;
}
