using System.Runtime;

namespace Micro.Runtime;

// Called by _start before Main, with the bounds of the arena and of ilc's list of modules.
internal static unsafe class Startup
{
    private const uint GcStatics = 201;
    private const uint ModuleInitializers = 213;

    [RuntimeExport("MicroRuntimeStart")]
    internal static void Start(ArenaState* state, nuint arenaStart, nuint arenaEnd, ModuleHeader** modulesStart, ModuleHeader** modulesEnd)
    {
        Arena.Initialize(state, arenaStart, arenaEnd);
        Arena.EnterPermanent();

        // SAFETY: the linker script puts the list between the two symbols; each entry is a header that ilc wrote.
        for (ModuleHeader** module = modulesStart; module < modulesEnd; module++)
        {
            if (*module == null)
            {
                continue;
            }

            MakeStatics((*module)->Section(GcStatics));
            RunAll((*module)->Section(ModuleInitializers));
        }

        Arena.LeavePermanent();
    }

    // Both tables list relative addresses. The static fields that are references live in one object per class.
    private static void MakeStatics(ModuleSection* section)
    {
        if (section == null)
        {
            return;
        }

        for (int* entry = (int*)section->Start; entry < (int*)section->End; entry++)
        {
            GcStaticsBlock* block = (GcStaticsBlock*)((byte*)entry + *entry);
            block->Initialize();
        }
    }

    private static void RunAll(ModuleSection* section)
    {
        if (section == null)
        {
            return;
        }

        for (int* entry = (int*)section->Start; entry < (int*)section->End; entry++)
        {
            delegate*<void> initializer = (delegate*<void>)((byte*)entry + *entry);
            initializer();
        }
    }
}
