using System.Runtime.CompilerServices;

namespace Micro.Server;

/// <summary>One value in the state region.</summary>
public readonly unsafe struct StateValue<T>
    where T : unmanaged
{
    private readonly StateContainer* _container;
    private readonly T* _value;

    internal StateValue(StateContainer* container)
    {
        _container = container;
        _value = (T*)container->Base;
    }

    // SAFETY: the value has its frame from the declaration on, for as long as the process lives.
    public ref readonly T Value => ref *_value;

    /// <summary>The value, to be changed within the current request.</summary>
    public ref T Modify()
    {
        UndoLog.Record(_container, _value, sizeof(T));
        return ref Unsafe.AsRef<T>(_value);
    }
}
