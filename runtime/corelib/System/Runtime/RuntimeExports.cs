using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System.Runtime;

// Boxing and unboxing. ilc calls them by name.
internal static unsafe class RuntimeExports
{
    internal static object? RhBox(MethodTable* type, ref byte data)
    {
        ref byte source = ref data;
        if (type->IsNullable)
        {
            // bool, then the value at its own alignment; no value boxes to null.
            if (data == 0)
            {
                return null;
            }

            source = ref Unsafe.Add(ref data, (nint)type->NullableValueOffset);
            type = type->NullableType;
        }

        object box = UserImports.NewObject(type);
        Copy(type, ref box.FieldData, ref source);
        return box;
    }

    internal static ref byte RhUnbox2(MethodTable* type, object box)
    {
        RhUnboxTypeTest(type, box.m_pEEType);
        return ref box.FieldData;
    }

    internal static void RhUnboxTypeTest(MethodTable* type, MethodTable* boxType)
    {
        if (boxType != type && !SameNumber(boxType, type))
        {
            FailFast.With(FailFastReason.InvalidCast);
        }
    }

    internal static void RhUnboxNullable(ref byte data, MethodTable* type, object? box)
    {
        MethodTable* value = type->NullableType;
        if (box == null)
        {
            SpanHelpers.ClearWithoutReferences(ref data, type->NullableValueOffset + value->ValueSize);
            return;
        }

        RhUnboxTypeTest(value, box.m_pEEType);
        data = 1;
        Copy(value, ref Unsafe.Add(ref data, (nint)type->NullableValueOffset), ref box.FieldData);
    }

    private static void Copy(MethodTable* type, ref byte destination, ref byte source)
    {
        if (type->ContainsReferences)
        {
            Buffer.BulkMoveWithWriteBarrier(ref destination, ref source, type->ValueSize);
            return;
        }

        SpanHelpers.Memmove(ref destination, ref source, type->ValueSize);
    }

    // An enumeration unboxes to its number and back.
    private static bool SameNumber(MethodTable* left, MethodTable* right) =>
        left->ElementType == right->ElementType && left->ElementType < ElementType.ValueType;
}
