namespace Internal.Runtime;

// The description of a type that ilc writes and every object points at. The layout is ilc's
// (toolchain notes, "MethodTable"): flags, base size, related type, counts, hash, then the virtual
// methods, then the interfaces.
internal unsafe struct MethodTable
{
    private const uint HasComponentSize = 0x8000_0000;
    private const uint HasReferences = 0x0100_0000;
    private const uint KindMask = 0x0003_0000;
    private const uint ParameterizedKind = 0x0002_0000;
    private const uint PaddingMask = 0xE0;
    private const int PaddingShift = 5;
    private const uint NullableOffsetMask = 0x700;
    private const int NullableOffsetShift = 8;
    private const int ElementTypeShift = 26;
    private const uint ElementTypeMask = 0x1F;

    private readonly uint _flags;
    private readonly uint _baseSize;
    private readonly MethodTable* _relatedType;
    private readonly ushort _virtualSlots;
    private readonly ushort _interfaceCount;
    private readonly uint _hash;

    // Header word, method table, and for arrays the length come before the data.
    private const uint ObjectOverhead = 16;

    public readonly uint BaseSize => _baseSize;

    public readonly ushort ComponentSize => (_flags & HasComponentSize) != 0 ? (ushort)_flags : (ushort)0;

    public readonly bool ContainsReferences => (_flags & HasReferences) != 0;

    public readonly bool IsParameterized => (_flags & KindMask) == ParameterizedKind;

    public readonly ElementType ElementType => (ElementType)((_flags >> ElementTypeShift) & ElementTypeMask);

    public readonly bool IsInterface => ElementType == ElementType.Interface;

    public readonly bool IsArray => ElementType is ElementType.Array or ElementType.VectorArray;

    public readonly bool IsNullable => ElementType == ElementType.Nullable;

    public readonly bool IsSignedNumber =>
        ElementType is ElementType.SByte or ElementType.Int16 or ElementType.Int32 or ElementType.Int64 or ElementType.IntPtr;

    // The base class; of an array, its element.
    public readonly MethodTable* RelatedType => _relatedType;

    public readonly int VirtualSlots => _virtualSlots;

    public readonly int InterfaceCount => _interfaceCount;

    // The bytes of an unboxed value. A boxed one is padded to words; the low flags count the padding.
    public readonly uint ValueSize => _baseSize - ObjectOverhead - ((_flags & PaddingMask) >> PaddingShift);

    // What a Nullable is of.
    public readonly MethodTable* NullableType => _relatedType;

    // Where the value of a Nullable lies behind its flag: the low flags have the power of two.
    public readonly uint NullableValueOffset => 1u << (int)((_flags & NullableOffsetMask) >> NullableOffsetShift);

    public readonly bool IsReferenceType => ElementType >= ElementType.Class && ElementType <= ElementType.VectorArray;

    public readonly bool IsObject => _relatedType == null && ElementType == ElementType.Class;

    public readonly MethodTable** Interfaces
    {
        get
        {
            fixed (MethodTable* self = &this)
            {
                return (MethodTable**)(self + 1) + _virtualSlots;
            }
        }
    }
}
