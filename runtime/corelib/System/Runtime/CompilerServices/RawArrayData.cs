namespace System.Runtime.CompilerServices;

// The layout of an array of one dimension: length, hole, elements.
internal sealed class RawArrayData
{
    public uint Length;
    public uint Padding;
    public byte Data;
}
