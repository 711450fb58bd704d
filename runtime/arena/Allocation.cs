using System.Runtime;

namespace Micro.Runtime;

// What generated code calls for new. An object is a header word that nobody uses, the method table, then its fields;
// a reference points at the method table.
internal static unsafe class Allocation
{
    private const int HeaderSize = 8;
    private const int LengthOffset = 8;
    private const nuint LongestArray = 0x7FFF_FFC7;

    [RuntimeExport("RhpNewFast")]
    internal static nuint NewObject(TypeShape* type)
    {
        // SAFETY: Take gives BaseSize bytes that are nobody else's, and ilc's base sizes are whole words.
        nuint instance = Arena.Take(type->BaseSize) + HeaderSize;
        *(TypeShape**)instance = type;
        return instance;
    }

    [RuntimeExport("RhpNewArrayFast")]
    internal static nuint NewArray(TypeShape* type, nint length)
    {
        if ((nuint)length > LongestArray)
        {
            FailFast.With(FailFastReason.Overflow);
        }

        // Strings too: their base size is not a whole number of words.
        nuint size = (type->BaseSize + ((nuint)length * type->ComponentSize) + 7) & ~(nuint)7;

        // SAFETY: as in NewObject; the length of an array and of a string lies behind the method table.
        nuint instance = Arena.Take(size) + HeaderSize;
        *(TypeShape**)instance = type;
        *(int*)(instance + LengthOffset) = (int)length;
        return instance;
    }

    [RuntimeExport("RhpNewPtrArrayFast")]
    internal static nuint NewReferenceArray(TypeShape* type, nint length) => NewArray(type, length);
}
