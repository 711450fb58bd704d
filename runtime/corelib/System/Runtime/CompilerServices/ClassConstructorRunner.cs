using Internal.Runtime;

namespace System.Runtime.CompilerServices;

// Runs a class constructor that ilc could not run at compile time, at the first use of the class.
// An image has one thread, so there is nobody to wait for. The objects a constructor makes live for ever.
internal static unsafe class ClassConstructorRunner
{
    private static object CheckStaticClassConstructionReturnGCStaticBase(StaticClassConstructionContext* context, object gcStaticBase)
    {
        Check(context);
        return gcStaticBase;
    }

    private static nint CheckStaticClassConstructionReturnNonGCStaticBase(StaticClassConstructionContext* context, nint nonGcStaticBase)
    {
        Check(context);
        return nonGcStaticBase;
    }

    private static void CheckStaticClassConstruction(StaticClassConstructionContext* context) => Check(context);

    private static void Check(StaticClassConstructionContext* context)
    {
        if (context->ClassConstructor == 0)
        {
            return;
        }

        // Taken before the call: a constructor that needs its own class sees what is there so far, as in .NET.
        delegate*<void> constructor = (delegate*<void>)context->ClassConstructor;
        context->ClassConstructor = 0;
        UserImports.EnterPermanent();
        constructor();
        UserImports.LeavePermanent();
    }
}
