namespace Micro.Runtime;

// The counts before the entries of a dispatch map.
internal struct DispatchMap
{
    public ushort StandardCount;
    public ushort DefaultCount;
    public ushort StaticCount;
    public ushort DefaultStaticCount;
}
