namespace Micro.Runtime;

// A method table as ilc writes it, as far as allocation and dispatch read it. (Micro.CoreLib has a view of its own, for
// casts and boxes: this one serves user images only.)
internal unsafe struct TypeShape
{
    private const uint HasComponentSize = 0x8000_0000;
    private const uint HasDispatchMap = 0x0004_0000;
    private const uint HasFinalizer = 0x0010_0000;
    private const int ElementTypeShift = 26;
    private const uint ElementTypeMask = 0x1F;
    private const uint FirstArrayType = 0x17;
    private const uint LastArrayType = 0x18;

    private readonly uint _flags;
    private readonly uint _baseSize;
    private readonly TypeShape* _relatedType;
    private readonly ushort _virtualSlots;
    private readonly ushort _interfaceCount;
    private readonly uint _hash;

    internal TypeShape(uint flags, uint baseSize)
    {
        _flags = flags;
        _baseSize = baseSize;
    }

    // Object header, method table and fields, in bytes.
    public readonly nuint BaseSize => _baseSize;

    public readonly nuint ComponentSize => (_flags & HasComponentSize) != 0 ? (nuint)(ushort)_flags : 0;

    public readonly bool IsArray => ((_flags >> ElementTypeShift) & ElementTypeMask) is FirstArrayType or LastArrayType;

    // The base class; of an array, its element.
    public readonly TypeShape* RelatedType => _relatedType;

    public readonly int VirtualSlots => _virtualSlots;

    // Behind the fixed part: virtual methods, interfaces, then relative addresses of what the type has of: type manager,
    // writable data, dispatch map, finalizer, sealed methods.
    public void** VirtualMethods
    {
        get
        {
            // SAFETY: method tables are parts of the image that ilc laid out so.
            fixed (TypeShape* self = &this)
            {
                return (void**)(self + 1);
            }
        }
    }

    public TypeShape** Interfaces => (TypeShape**)(VirtualMethods + _virtualSlots);

    public DispatchMap* DispatchMap
    {
        get
        {
            if ((_flags & HasDispatchMap) == 0)
            {
                return null;
            }

            int* relative = RelativeAddresses + 2;
            return (DispatchMap*)((byte*)relative + *relative);
        }
    }

    private int* RelativeAddresses => (int*)(Interfaces + _interfaceCount);

    public void* SealedMethod(int index)
    {
        int before = 2 + ((_flags & HasDispatchMap) != 0 ? 1 : 0) + ((_flags & HasFinalizer) != 0 ? 1 : 0);
        int* relative = RelativeAddresses + before;
        int* method = (int*)((byte*)relative + *relative) + index;
        return (byte*)method + *method;
    }
}
