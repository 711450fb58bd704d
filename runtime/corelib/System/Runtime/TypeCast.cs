using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime;

namespace System.Runtime;

// Casts. ilc calls the methods by name; which one depends on what it knows of the target type.
// Variance of generic interfaces and delegates is not looked at: a cast must name the very instance.
internal static unsafe class TypeCast
{
    public static object? IsInstanceOfAny(MethodTable* target, object? obj) =>
        obj != null && IsAssignable(obj.m_pEEType, target) ? obj : null;

    public static object? IsInstanceOfInterface(MethodTable* target, object? obj) =>
        obj != null && Implements(obj.m_pEEType, target) ? obj : null;

    public static object? IsInstanceOfClass(MethodTable* target, object? obj) =>
        obj != null && Derives(obj.m_pEEType, target) ? obj : null;

    public static bool IsInstanceOfException(MethodTable* target, object? obj) =>
        obj != null && Derives(obj.m_pEEType, target);

    public static object? CheckCastAny(MethodTable* target, object? obj)
    {
        if (obj != null && !IsAssignable(obj.m_pEEType, target))
        {
            FailFast.With(FailFastReason.InvalidCast);
        }

        return obj;
    }

    public static object? CheckCastInterface(MethodTable* target, object? obj)
    {
        if (obj != null && !Implements(obj.m_pEEType, target))
        {
            FailFast.With(FailFastReason.InvalidCast);
        }

        return obj;
    }

    public static object? CheckCastClass(MethodTable* target, object? obj)
    {
        if (obj != null && !Derives(obj.m_pEEType, target))
        {
            FailFast.With(FailFastReason.InvalidCast);
        }

        return obj;
    }

    // The generated code has seen that obj is not null and not exactly of the type.
    public static object CheckCastClassSpecial(MethodTable* target, object obj)
    {
        if (!Derives(obj.m_pEEType, target))
        {
            FailFast.With(FailFastReason.InvalidCast);
        }

        return obj;
    }

    public static void StelemRef(object?[] array, nint index, object? obj)
    {
        ref object? element = ref Element(array, index);
        if (obj != null)
        {
            MethodTable* wanted = array.m_pEEType->RelatedType;
            if (obj.m_pEEType != wanted && !IsAssignable(obj.m_pEEType, wanted))
            {
                FailFast.With(FailFastReason.ArrayTypeMismatch);
            }
        }

        element = obj;
    }

    public static ref object? LdelemaRef(object?[] array, nint index, MethodTable* elementType)
    {
        ref object? element = ref Element(array, index);
        if (array.m_pEEType->RelatedType != elementType)
        {
            FailFast.With(FailFastReason.ArrayTypeMismatch);
        }

        return ref element;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref object? Element(object?[] array, nint index)
    {
        // Reading the length of a null array traps in hardware or not at all: say so here.
        if (array == null)
        {
            FailFast.With(FailFastReason.NullReference);
        }

        if ((nuint)index >= (uint)array!.Length)
        {
            FailFast.With(FailFastReason.IndexOutOfRange);
        }

        return ref Unsafe.Add(ref Unsafe.As<byte, object?>(ref Unsafe.As<RawArrayData>(array).Data), index);
    }

    private static bool IsAssignable(MethodTable* type, MethodTable* target)
    {
        if (type == target)
        {
            return true;
        }

        if (target->IsInterface)
        {
            return Implements(type, target);
        }

        if (target->IsArray)
        {
            return type->IsArray && IsElementAssignable(type->RelatedType, target->RelatedType);
        }

        return Derives(type, target);
    }

    // An array of derived is an array of base, where both are references; arrays of numbers are what they are.
    private static bool IsElementAssignable(MethodTable* type, MethodTable* target)
    {
        if (type == target)
        {
            return true;
        }

        return type->IsReferenceType && IsAssignable(type, target);
    }

    private static bool Derives(MethodTable* type, MethodTable* target)
    {
        if (type == target)
        {
            return true;
        }

        if (type->IsArray)
        {
            return target->ElementType == ElementType.SystemArray || target->IsObject;
        }

        for (MethodTable* current = type->RelatedType; current != null; current = current->RelatedType)
        {
            if (current == target)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Implements(MethodTable* type, MethodTable* target)
    {
        MethodTable** interfaces = type->Interfaces;
        for (int index = 0; index < type->InterfaceCount; index++)
        {
            if (interfaces[index] == target)
            {
                return true;
            }
        }

        return false;
    }
}
