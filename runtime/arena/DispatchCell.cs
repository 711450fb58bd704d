namespace Micro.Runtime;

// A call site of an interface method. Cells of one slot stand in a row that ends with a zero and the slot.
internal unsafe struct DispatchCell
{
    private const nint RelativeFlags = 3;

    private readonly void* _stub;
    private readonly nint _data;

    // A relative address whose low bits say so.
    public TypeShape* Interface
    {
        get
        {
            // SAFETY: cells are parts of the image that ilc laid out so.
            fixed (nint* data = &_data)
            {
                return (TypeShape*)((byte*)data + (*(int*)data & ~RelativeFlags));
            }
        }
    }

    public int Slot
    {
        get
        {
            // SAFETY: every row ends.
            fixed (DispatchCell* self = &this)
            {
                DispatchCell* cell = self;
                while (cell->_stub != null)
                {
                    cell++;
                }

                return (int)cell->_data;
            }
        }
    }
}
