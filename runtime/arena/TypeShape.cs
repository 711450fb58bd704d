namespace Micro.Runtime;

// The start of a method table as far as allocation reads it: an element size (arrays, strings), flags, the size of an object.
internal readonly struct TypeShape
{
    private const uint HasComponentSize = 0x8000_0000;

    private readonly uint _flags;
    private readonly uint _baseSize;

    internal TypeShape(uint flags, uint baseSize)
    {
        _flags = flags;
        _baseSize = baseSize;
    }

    // Object header, method table and fields, in bytes.
    public nuint BaseSize => _baseSize;

    public nuint ComponentSize => (_flags & HasComponentSize) != 0 ? (nuint)(ushort)_flags : 0;
}
