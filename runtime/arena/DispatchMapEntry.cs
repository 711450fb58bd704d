namespace Micro.Runtime;

// One implementation of one method of one interface.
internal struct DispatchMapEntry
{
    public ushort InterfaceIndex;
    public ushort InterfaceSlot;
    public ushort ImplementationSlot;
}
