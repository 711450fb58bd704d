using System.Runtime.InteropServices;

namespace Micro.Runtime;

// A remembered target: runtime/<cpu>/user/Dispatch.S reads it.
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal unsafe struct DispatchEntry
{
    public TypeShape* Type;
    public DispatchCell* Cell;
    public void* Target;
}
