using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Arch.Arm64;
using Micro.Arch.Common;
using Xunit;

namespace Micro.Arch.Tests;

/// <summary>Data/Arm64VirtGic*.dtb are what QEMU 7.2 passes on virt: version 2 with 128 MiB, version 3 with 6 GiB.</summary>
public sealed class Arm64DeviceTreeTests
{
    private const ulong ArchiveStart = 0x4800_0000;
    private const ulong ArchiveLength = 777_000;

    [Fact]
    public void The_virt_machine_with_version_2_is_understood()
    {
        Assert.True(TryRead(Load("Arm64VirtGic2.dtb"), out MachineDescription machine, out string options));

        Assert.Equal("quiet log=semihosting", options);
        Assert.Equal(GicVersion.V2, machine.Gic);
        Assert.Equal(0x0800_0000UL, machine.Distributor);
        Assert.Equal(0x0801_0000UL, machine.GicCpu);
        AssertCommon(machine);
        Assert.Equal([(0x4000_0000UL, 0x4800_0000UL, true)], RangesOf(machine));
        Assert.Equal(0x4400_0000UL, machine.ArchiveStart);
    }

    [Fact]
    public void The_virt_machine_with_version_3_is_understood()
    {
        Assert.True(TryRead(Load("Arm64VirtGic3.dtb"), out MachineDescription machine, out _));

        Assert.Equal(GicVersion.V3, machine.Gic);
        Assert.Equal(0x0800_0000UL, machine.Distributor);
        Assert.Equal(0x080A_0000UL, machine.GicCpu);
        AssertCommon(machine);
        Assert.Equal([(0x4000_0000UL, 0x1_C000_0000UL, true)], RangesOf(machine));
        Assert.Equal(ArchiveStart, machine.ArchiveStart);
    }

    [Fact]
    public void Reserved_memory_is_kept_out_and_disabled_devices_are_ignored()
    {
        byte[] blob = new DeviceTreeBuilder().Reserve(0x1000, 0x2000)
            .Begin("").Cells("#address-cells", 1).Cells("#size-cells", 1)
            .Begin("memory@0").Text("device_type", "memory").Cells("reg", 0, 0x10_0000, 0x80_0000, 0x4000).End()
            .Begin("reserved-memory").Cells("#address-cells", 2).Cells("#size-cells", 1).Skip()
            .Begin("firmware").Skip().Cells("reg", 0, 0x5000, 0x1000).End().End()
            .Begin("uart@1").Text("compatible", "arm,pl011\0arm,primecell").Text("status", "disabled")
            .Cells("reg", 0x9000, 0x1000).Cells("interrupts", 0, 1, 4).End()
            .Begin("uart@2").Text("compatible", "arm,pl011\0arm,primecell").Text("status", "okay")
            .Cells("reg", 0xA000, 0x1000).Cells("interrupts", 0, 2, 4).End()
            .Begin("psci").Text("compatible", "arm,psci-1.0\0arm,psci").Text("method", "smc").End()
            .End().Build();

        Assert.True(TryRead(blob, out MachineDescription machine, out string options));

        Assert.Equal("", options);
        Assert.Equal(
            [(0x1000UL, 0x3000UL, false), (0UL, 0x10_0000UL, true), (0x80_0000UL, 0x80_4000UL, true), (0x5000UL, 0x6000UL, false)],
            RangesOf(machine));
        Assert.Equal(0xA000UL, machine.Uart);
        Assert.Equal(34U, machine.UartInterrupt);
        Assert.Equal(PsciConduit.SecureMonitorCall, machine.Psci);
        Assert.False(machine.HasArchive);
    }

    [Fact]
    public void More_ranges_than_the_kernel_can_hold_are_an_error()
    {
        DeviceTreeBuilder builder = new();
        for (uint i = 0; i <= MachineDescription.RangeList.Capacity; i++)
        {
            builder.Reserve(0x1000 * (i + 1), 0x1000);
        }

        Assert.False(TryRead(builder.Begin("").End().Build(), out MachineDescription machine, out _));
        Assert.True(machine.IsTooComplex);
    }

    [Fact]
    public void Nodes_beyond_the_tracked_depth_are_walked_over()
    {
        DeviceTreeBuilder builder = new();
        for (int depth = 0; depth < 100; depth++)
        {
            builder.Begin("n").Cells("#address-cells", 1);
        }

        for (int depth = 0; depth < 100; depth++)
        {
            builder.End();
        }

        Assert.True(TryRead(builder.Build(), out _, out _));
    }

    [Theory]
    [InlineData("Arm64VirtGic2.dtb")]
    [InlineData("Arm64VirtGic3.dtb")]
    public void Every_part_of_a_tree_is_refused(string file)
    {
        byte[] blob = Load(file);
        for (int length = 0; length < blob.Length; length++)
        {
            Assert.False(DeviceTree.TryOpen(blob.AsSpan(0, length), out _));
        }
    }

    [Theory]
    [InlineData("Arm64VirtGic2.dtb")]
    [InlineData("Arm64VirtGic3.dtb")]
    public void A_structure_cut_short_is_refused(string file)
    {
        byte[] blob = Load(file);
        uint structure = blob[38] * 256U + blob[39];
        for (uint length = 0; length < structure; length += 4)
        {
            blob[38] = (byte)(length >> 8);
            blob[39] = (byte)length;
            Assert.False(TryRead(blob, out _, out _), $"structure of {length} bytes");
        }
    }

    [Theory]
    [InlineData("Arm64VirtGic2.dtb", 1)]
    [InlineData("Arm64VirtGic3.dtb", 2)]
    public void A_damaged_tree_is_read_or_refused_within_its_bounds(string file, int seed)
    {
        byte[] original = Load(file);
        Random random = new(seed);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] blob = (byte[])original.Clone();
            for (int i = random.Next(1, 8); i > 0; i--)
            {
                blob[random.Next(random.Next(2) == 0 ? 64 : blob.Length)] = (byte)random.Next(256);
            }

            refused += TryRead(blob, out _, out _) ? 0 : 1;
        }

        Assert.InRange(refused, 1, 19_999);
    }

    private static void AssertCommon(in MachineDescription machine)
    {
        Assert.Equal(0x0900_0000UL, machine.Uart);
        Assert.Equal(33U, machine.UartInterrupt);
        Assert.Equal(0x0901_0000UL, machine.RealTimeClock);
        Assert.Equal(27U, machine.TimerInterrupt);
        Assert.Equal(PsciConduit.HypervisorCall, machine.Psci);
        Assert.Equal((0x0A00_0000UL, 32U, 48U), (machine.Virtio.Base, machine.Virtio.Count, machine.Virtio.Interrupt));
        Assert.Equal(ArchiveLength, machine.ArchiveEnd - machine.ArchiveStart);
    }

    private static bool TryRead(byte[] blob, out MachineDescription machine, out string options)
    {
        machine = default;
        options = "";
        if (!DeviceTree.TryOpen(blob, out DeviceTree tree))
        {
            return false;
        }

        bool isRead = MachineReader.TryRead(tree, ref machine, out ReadOnlySpan<byte> line);
        options = Encoding.ASCII.GetString(line);
        return isRead;
    }

    private static List<(ulong Start, ulong End, bool IsUsable)> RangesOf(MachineDescription machine)
    {
        List<(ulong, ulong, bool)> ranges = [];
        foreach (MemoryRange range in ((ReadOnlySpan<MemoryRange>)machine.Ranges).Slice(0, machine.RangeCount))
        {
            ranges.Add((range.Start, range.End, range.IsUsable));
        }

        return ranges;
    }

    private static byte[] Load(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", file));
}
