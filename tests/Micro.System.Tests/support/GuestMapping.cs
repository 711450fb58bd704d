namespace Micro.System.Tests.Support;

/// <summary>A mapping of a guest, and what its entry allows.</summary>
/// <param name="Address">Where it starts, counted from the start of its root table's range.</param>
/// <param name="IsUser">User mode may use it.</param>
/// <param name="IsWritable">Whoever may use it may write it.</param>
/// <param name="UserExecutes">User mode may execute it.</param>
/// <param name="KernelExecutes">The kernel may execute it, unless SMEP stands against it.</param>
internal sealed record GuestMapping(ulong Address, bool IsUser, bool IsWritable, bool UserExecutes, bool KernelExecutes);
