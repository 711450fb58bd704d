using Micro.Abi;

namespace Micro.Kernel.Tests;

/// <summary>A process that a test made: where init has its capabilities.</summary>
internal readonly record struct TestPeer(Slot Process, Slot Space, Slot Thread, Slot Buffer);
