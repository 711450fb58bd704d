namespace Micro.Runtime;

// One section that ilc's module header lists.
internal unsafe struct ModuleSection
{
    public uint Id;
    public uint Flags;
    public void* Start;
    public void* End;
}
