using System.Runtime.CompilerServices;
using Micro.Abi;

namespace Micro.Server;

/// <summary>The memory in which a server keeps everything that outlives a request, laid out as a sequence of typed containers.</summary>
/// <remarks>
/// A server declares its containers in the same order at every start. The first start makes them; after a restart the same
/// declarations find them again, contents and all. Address space for the full capacity is reserved at once, so that elements never move;
/// memory comes in whole frames as a container is extended. A declaration that cannot be met is remembered in <see cref="Error"/>, and
/// the host does not start the server: containers need no checks of their own.
/// </remarks>
public readonly unsafe struct StateRegion
{
    internal const ulong FrameSize = 4096;

    private readonly StateControl* _control;

    internal StateRegion(StateControl* control)
    {
        _control = control;
        _control->Declared = 0;
        _control->Error = StateError.None;
        _control->Missing = default;
    }

    /// <summary>The first declaration that could not be met.</summary>
    public StateError Error => _control->Error;

    /// <summary>Requests committed since the process was made.</summary>
    public ulong Commits => _control->Commits;

    internal StateControl* Control => _control;

    /// <summary>Declares a table.</summary>
    /// <param name="capacity">The most elements it can ever have; costs only address space.</param>
    /// <param name="length">Elements that are usable at once.</param>
    public StateTable<T> Table<T>(int capacity, int length)
        where T : unmanaged => new(Declare((uint)Unsafe.SizeOf<T>(), capacity, length));

    /// <summary>Declares a single value.</summary>
    public StateValue<T> Value<T>()
        where T : unmanaged => new(Declare((uint)Unsafe.SizeOf<T>(), 1, 1));

    /// <summary>Declares a set of small numbers, all absent.</summary>
    public StateBitmap Bitmap(int capacity, int length) => new(Table<ulong>(WordsFor(capacity), WordsFor(length)));

    /// <summary>Declares plain bytes.</summary>
    public StateBytes Bytes(long capacity, long length) => new(Declare(1, capacity, length));

    /// <summary>Declares bytes in chunks that get and give back memory one by one; none has any yet.</summary>
    public StateChunks Chunks(int capacity) => new(Declare(1, (long)capacity * StateChunks.Stride, 0));

    /// <summary>Declares a queue of at most <paramref name="capacity"/> bytes, all with memory at once.</summary>
    public StateRing Ring(int capacity) => new(Bytes(StateRing.BytesFor(capacity), StateRing.BytesFor(capacity)), capacity);

    /// <summary>Declares a queue of at most <paramref name="capacity"/> elements.</summary>
    public StateQueue<T> Queue<T>(int capacity)
        where T : unmanaged => new(Table<T>(capacity, capacity), Value<StateQueueEnds>());

    /// <summary>Declares a table whose elements are taken and released one by one; numbers start at 1.</summary>
    public StatePool<T> Pool<T>(int capacity, int length)
        where T : unmanaged => new(Table<StatePoolEntry<T>>(capacity + 1, length + 1));

    /// <summary>Declares a map from hashes to numbers.</summary>
    public StateIndex Index(int capacity, int length) =>
        new(Pool<StateIndexEntry>(capacity, length), Table<int>(capacity, StateIndex.FirstBuckets), Value<StateIndexSize>());

    /// <summary>Address space beside the containers, for mappings that the server makes itself; 0: there is none left.</summary>
    public ulong ReserveAddresses(ulong bytes) => UserMemory.AddressOf(_control->Platform.Reserve(_control, RoundUp(bytes)));

    /// <summary>The request is done: what it changed stays.</summary>
    internal void Commit() => _control->Commits++;

    internal static ulong RoundUp(ulong bytes) => (bytes + FrameSize - 1) & ~(FrameSize - 1);

    private static int WordsFor(int bits) => (int)(((long)bits + 63) / 64);

    private StateContainer* Declare(uint elementSize, long capacity, long length)
    {
        StateContainer* container = Next();
        StateError error = container->Base == null
            ? Make(container, elementSize, capacity, length)
            : container->ElementSize == elementSize && container->Capacity == capacity ? StateError.None : StateError.LayoutChanged;
        if (error != StateError.None && _control->Error == StateError.None)
        {
            _control->Error = error;
        }

        return container;
    }

    // The last descriptor is spare: it stands for every container too many, until the host refuses to start the server.
    private StateContainer* Next()
    {
        int index = _control->Declared;
        if (index >= StateControl.MaximumContainers - 1)
        {
            _control->Error = StateError.TooManyContainers;
            index = StateControl.MaximumContainers - 1;
        }
        else
        {
            _control->Declared++;
        }

        // SAFETY: the control page neither moves nor goes while the process lives, and the index is below the array's length.
        return (StateContainer*)Unsafe.AsPointer(ref _control->Containers[index]);
    }

    private StateError Make(StateContainer* container, uint elementSize, long capacity, long length)
    {
        ulong bytes = (ulong)capacity * elementSize;
        bool isSmall = length == capacity && bytes <= FrameSize / 2;
        StateError error = isSmall ? PlaceSmall(container, bytes) : PlaceGrowing(container, RoundUp(bytes));
        if (error != StateError.None)
        {
            return error;
        }

        container->Region = _control;
        container->ElementSize = elementSize;
        container->Capacity = capacity;
        container->Length = isSmall ? length : 0;
        _control->ContainerCount = _control->Declared;
        return container->TryExtend(length) ? StateError.None : StateError.OutOfMemory;
    }

    private StateError PlaceGrowing(StateContainer* container, ulong bytes)
    {
        container->Base = _control->Platform.Reserve(_control, bytes);
        container->Reserved = bytes;
        return container->Base == null ? StateError.OutOfAddresses : StateError.None;
    }

    // What is small and never grows shares a frame with its kind. The first of a frame counts as its owner.
    private StateError PlaceSmall(StateContainer* container, ulong bytes)
    {
        const ulong Alignment = 16;
        ulong size = (bytes + Alignment - 1) & ~(Alignment - 1);
        if (size > _control->SmallLeft)
        {
            StateError error = PlaceGrowing(container, FrameSize);
            if (error != StateError.None)
            {
                return error;
            }

            if (_control->Platform.Commit(_control, container->Base, FrameSize) != FrameSize)
            {
                container->Base = null;
                return StateError.OutOfMemory;
            }

            _control->SmallNext = container->Base;
            _control->SmallLeft = FrameSize;
        }

        container->Base = _control->SmallNext;
        container->Committed = bytes;
        _control->SmallNext += size;
        _control->SmallLeft -= size;
        return StateError.None;
    }
}
