namespace Micro.Kernel.Objects;

/// <summary>A reference to a kernel object in the direct map, or to nothing. The kernel's one door to memory that is not a local.</summary>
/// <remarks>
/// Structs store their links as plain addresses and show them as <c>Ref</c> properties: .NET cannot lay out a struct that has a field of a
/// generic type over itself.
/// </remarks>
public readonly struct Ref<T>(nuint address)
    where T : unmanaged
{
    /// <summary>Where the object lies; 0: nowhere.</summary>
    public nuint Address { get; } = address;

    public bool IsNull => Address == 0;

    public static Ref<T> Null => default;

    /// <summary>The object. Only for a reference that is not null.</summary>
    // SAFETY: an address comes from a donated frame, and every reference to an object is dropped before its frames are plain again:
    // capabilities by the derivation tree, queues and holders by the object's own destruction.
    public unsafe ref T Value => ref *(T*)Address;

    public static unsafe Ref<T> To(ref T value) =>
        // SAFETY: kernel objects lie in the direct map and in the kernel's image: they never move.
        new((nuint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref value));

    public static bool operator ==(Ref<T> left, Ref<T> right) => left.Address == right.Address;

    public static bool operator !=(Ref<T> left, Ref<T> right) => left.Address != right.Address;

    public override bool Equals(object? obj) => obj is Ref<T> other && other.Address == Address;

    public override int GetHashCode() => (int)Address;
}
