using System.Runtime;

namespace Micro.Runtime;

// Finds the method behind an interface call. References are to ilc's own tables: the dispatch map of a class lists
// (interface, slot, implementation); a number beyond the virtual methods is a place in the table of sealed ones.
// Interfaces match exactly: variance is not looked at.
internal static unsafe class InterfaceDispatch
{
    // For a call: the next one of the same cell and type finds the entry.
    [RuntimeExport("MicroResolveInterface")]
    internal static void* Resolve(TypeShape* type, DispatchCell* cell, DispatchEntry* entry)
    {
        void* target = FindMethod(type, cell);

        // SAFETY: the entry is one of DispatchTable's (runtime/<cpu>/user/Dispatch.S).
        entry->Type = type;
        entry->Cell = cell;
        entry->Target = target;
        return target;
    }

    // For a delegate.
    [RuntimeExport("MicroFindInterfaceMethod")]
    internal static void* FindMethod(TypeShape* type, DispatchCell* cell)
    {
        TypeShape* wanted = cell->Interface;
        int slot = cell->Slot;
        void* target = Search(type, wanted, slot, byDefault: false);
        if (target == null)
        {
            target = Search(type, wanted, slot, byDefault: true);
        }

        if (target == null)
        {
            FailFast.With(FailFastReason.DispatchFailed);
        }

        return target;
    }

    // What the classes say comes before what the interfaces say by default, however far up it is said.
    private static void* Search(TypeShape* type, TypeShape* wanted, int slot, bool byDefault)
    {
        for (TypeShape* current = type; current != null; current = current->IsArray ? null : current->RelatedType)
        {
            void* target = Find(type, current, wanted, slot, byDefault);
            if (target != null)
            {
                return target;
            }
        }

        return null;
    }

    private static void* Find(TypeShape* type, TypeShape* current, TypeShape* wanted, int slot, bool byDefault)
    {
        DispatchMap* map = current->DispatchMap;
        if (map == null)
        {
            return null;
        }

        DispatchMapEntry* entries = (DispatchMapEntry*)(map + 1);
        int first = byDefault ? map->StandardCount : 0;
        int end = map->StandardCount + (byDefault ? map->DefaultCount : 0);
        for (int index = first; index < end; index++)
        {
            DispatchMapEntry entry = entries[index];
            if (entry.InterfaceSlot == slot && current->Interfaces[entry.InterfaceIndex] == wanted)
            {
                // A virtual method may be overridden further down; a sealed one belongs to the class that has the map.
                return entry.ImplementationSlot < current->VirtualSlots
                    ? type->VirtualMethods[entry.ImplementationSlot]
                    : current->SealedMethod(entry.ImplementationSlot - current->VirtualSlots);
            }
        }

        return null;
    }
}
