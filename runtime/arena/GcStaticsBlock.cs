using System;

namespace Micro.Runtime;

// Where a class keeps its static references. ilc writes the relative address of a type, with two flags, and of
// initial values; both make way for the object that holds the fields.
internal unsafe struct GcStaticsBlock
{
    private const int Uninitialized = 1;
    private const int HasValues = 2;
    private const nuint TypeWord = 8;
    private const nuint ObjectOverhead = 16;

    private int _type;
    private int _values;

    public void Initialize()
    {
        if ((_type & Uninitialized) == 0)
        {
            return;
        }

        // SAFETY: the block, the type and the values are parts of the image that ilc laid out so.
        fixed (GcStaticsBlock* self = &this)
        {
            TypeShape* type = (TypeShape*)((byte*)self + (_type & ~(Uninitialized | HasValues)));
            nuint instance = Allocation.NewObject(type);
            if ((_type & HasValues) != 0)
            {
                int size = (int)(type->BaseSize - ObjectOverhead);
                byte* values = (byte*)&self->_values + _values;
                new ReadOnlySpan<byte>(values, size).CopyTo(new((void*)(instance + TypeWord), size));
            }

            *(nuint*)self = instance;
        }
    }
}
