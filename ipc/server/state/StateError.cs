namespace Micro.Server;

/// <summary>Why a state region cannot be what its server declares.</summary>
public enum StateError : byte
{
    None = 0,

    /// <summary>No frame was left for a container's first elements.</summary>
    OutOfMemory = 1,

    /// <summary>The capacities together are larger than the address space for state.</summary>
    OutOfAddresses = 2,

    /// <summary>More containers than the control page has descriptors for.</summary>
    TooManyContainers = 3,

    /// <summary>A container has another element size or capacity than it had before the restart.</summary>
    LayoutChanged = 4,
}
