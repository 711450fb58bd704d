using System;

namespace Micro.Ipc.Tests.Sample;

/// <summary>Flags.</summary>
[Flags]
public enum Access : ushort
{
    None = 0,
    Read = 1,
    Write = 2,
    Share = 256,
}
