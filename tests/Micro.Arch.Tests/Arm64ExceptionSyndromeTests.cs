using Micro.Abi;
using Micro.Arch.Arm64;
using Micro.Arch.Contracts;
using Xunit;

namespace Micro.Arch.Tests;

public sealed class Arm64ExceptionSyndromeTests
{
    private const ulong FaultAddress = 0x1234_5678;

    [Theory]
    [InlineData(0x9200_0005, FaultKind.ReadAccess, true)] // data abort, translation fault level 1, read
    [InlineData(0x9200_0045, FaultKind.WriteAccess, true)] // the same, write
    [InlineData(0x9200_004F, FaultKind.WriteAccess, true)] // permission fault level 3, write
    [InlineData(0x9200_000B, FaultKind.ReadAccess, true)] // access flag fault
    [InlineData(0x9200_0021, FaultKind.UnalignedAccess, true)] // alignment fault
    [InlineData(0x9200_0010, FaultKind.Other, true)] // external abort
    [InlineData(0x9200_0410, FaultKind.Other, false)] // external abort, FAR not valid
    [InlineData(0x8200_000F, FaultKind.ExecuteAccess, true)] // instruction abort, permission fault
    [InlineData(0x8200_0010, FaultKind.Other, true)] // instruction abort, external
    [InlineData(0x8A00_0000, FaultKind.UnalignedAccess, true)] // PC alignment
    [InlineData(0x9A00_0000, FaultKind.UnalignedAccess, false)] // SP alignment
    [InlineData(0x0200_0000, FaultKind.IllegalInstruction, false)] // unknown
    [InlineData(0x6234_F861, FaultKind.IllegalInstruction, false)] // MRS trapped
    [InlineData(0x5600_0005, FaultKind.IllegalInstruction, false)] // SVC #5
    [InlineData(0x0600_0000, FaultKind.IllegalInstruction, false)] // WFI trapped
    [InlineData(0x6600_0000, FaultKind.IllegalInstruction, false)] // SVE
    [InlineData(0xF200_0007, FaultKind.Breakpoint, false)] // BRK
    [InlineData(0xB200_0000, FaultKind.FloatingPoint, false)]
    [InlineData(0xCA00_0000, FaultKind.Other, false)] // single step
    public void Each_class_becomes_the_kind_that_tells_it(ulong syndrome, FaultKind kind, bool hasAddress)
    {
        CpuException exception = new ExceptionSyndrome(syndrome).Decode(FaultAddress);

        Assert.Equal(kind, exception.Kind);
        Assert.Equal(hasAddress ? FaultAddress : 0, exception.Address.Value);
        Assert.Equal(syndrome, exception.CpuCode);
    }
}
