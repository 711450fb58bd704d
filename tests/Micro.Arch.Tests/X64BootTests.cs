using System;
using System.Runtime.InteropServices;
using System.Text;
using Micro.Arch.Common;
using Micro.Arch.X64;
using Xunit;

namespace Micro.Arch.Tests;

public unsafe class X64BootTests
{
    private const int MapAt = 0x1000;
    private const int ModulesAt = 0x2000;
    private const int CommandLineAt = 0x3000;
    private const int TablesAt = 0x5000;

    [Fact]
    public void Start_info_becomes_boot_info()
    {
        using X64PhysicalMemory memory = new(16);
        memory.Bytes.Clear();
        Encoding.ASCII.GetBytes("quiet log=debugcon\0rest").CopyTo(memory.Bytes[CommandLineAt..]);
        Write(memory, MapAt, new PvhMemoryEntry { Address = 0, Length = 0x9_FC00, Type = PvhMemoryEntry.Ram });
        Write(memory, MapAt + sizeof(PvhMemoryEntry), new PvhMemoryEntry { Address = 0x9_FC00, Length = 0x400, Type = 2 });
        Write(memory, ModulesAt, new PvhModule { Address = 0x12_3000, Length = 4097 });
        PvhStartInfo info = ValidInfo();

        BootInfo boot = default;
        MemoryRangeList ranges = default;
        Assert.True(PvhBoot.TryRead(&info, memory.Base, ref boot, ref ranges));
        Assert.Equal("quiet log=debugcon", Encoding.ASCII.GetString(((ReadOnlySpan<byte>)boot.CommandLine)[..boot.CommandLineLength]));
        Assert.Equal((0x123UL, 2UL, 4097UL), (boot.Archive.First.Number, boot.Archive.Count, boot.ArchiveLength));
        Assert.Equal(2, ranges.Count);
        Assert.True(ranges.AsSpan()[0].IsUsable);
        Assert.False(ranges.AsSpan()[1].IsUsable);
        Assert.Equal(0xA_0000UL, ranges.AsSpan()[1].End);
    }

    [Fact]
    public void A_command_line_without_end_is_cut_off()
    {
        using X64PhysicalMemory memory = new(16);
        memory.Bytes.Fill((byte)'x');
        PvhStartInfo info = ValidInfo() with { ModuleCount = 0 };
        BootInfo boot = default;
        MemoryRangeList ranges = default;
        Assert.True(PvhBoot.TryRead(&info, memory.Base, ref boot, ref ranges));
        Assert.Equal(BootInfo.CommandLineCapacity, boot.CommandLineLength);
    }

    [Theory]
    [InlineData(0u, 1u, 2u)]
    [InlineData(PvhStartInfo.ExpectedMagic, 0u, 2u)]
    [InlineData(PvhStartInfo.ExpectedMagic, 1u, 0u)]
    public void Start_info_without_memory_map_is_refused(uint magic, uint version, uint entries)
    {
        using X64PhysicalMemory memory = new(16);
        PvhStartInfo info = ValidInfo() with { Magic = magic, Version = version, MemoryMapCount = entries };
        BootInfo boot = default;
        MemoryRangeList ranges = default;
        Assert.False(PvhBoot.TryRead(&info, memory.Base, ref boot, ref ranges));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Power_registers_are_found_through_both_kinds_of_root_table(int revision)
    {
        using X64PhysicalMemory memory = new(16);
        memory.Bytes.Clear();
        const int RootAt = TablesAt + 0x100;
        const int FixedAt = TablesAt + 0x200;
        Encoding.ASCII.GetBytes("RSD PTR ").CopyTo(memory.Bytes[TablesAt..]);
        memory.Bytes[TablesAt + 15] = (byte)revision;
        Write(memory, TablesAt + (revision == 0 ? 16 : 24), RootAt);
        Encoding.ASCII.GetBytes(revision == 0 ? "RSDT" : "XSDT").CopyTo(memory.Bytes[RootAt..]);
        Write(memory, RootAt + 4, 36 + (revision == 0 ? 4 : 8));
        Write(memory, RootAt + 36, FixedAt);
        Encoding.ASCII.GetBytes("FACP").CopyTo(memory.Bytes[FixedAt..]);
        Write(memory, FixedAt + 4, 268);
        Write(memory, FixedAt + 64, 0x604);
        Write(memory, FixedAt + 248, 0xFEA0_0200UL);

        X64PowerPorts power = AcpiTables.Read(TablesAt, memory.Base);
        Assert.Equal((0x604, 0xFEA0_0200UL), (power.ControlPort, power.SleepRegister));
    }

    [Fact]
    public void Broken_tables_tell_nothing()
    {
        using X64PhysicalMemory memory = new(16);
        memory.Bytes.Fill(0xFF);
        Assert.Equal(0, AcpiTables.Read(TablesAt, memory.Base).ControlPort);
        Encoding.ASCII.GetBytes("RSD PTR ").CopyTo(memory.Bytes[TablesAt..]);
        memory.Bytes[TablesAt + 15] = 0;
        Write(memory, TablesAt + 16, TablesAt);
        Assert.Equal(0, AcpiTables.Read(TablesAt, memory.Base).ControlPort);
        Assert.Equal(0, AcpiTables.Read(0, memory.Base).ControlPort);
    }

    [Theory]
    [InlineData("log=debugcon", true)]
    [InlineData("quiet log=debugcon", true)]
    [InlineData("log=debugcon  quiet", true)]
    [InlineData("xlog=debugcon", false)]
    [InlineData("log=debugconsole log=debug", false)]
    [InlineData("", false)]
    public void An_option_is_a_whole_word(string options, bool expected) =>
        Assert.Equal(expected, BootOptions.Contains(Encoding.ASCII.GetBytes(options), "log=debugcon"u8));

    private static PvhStartInfo ValidInfo() => new()
    {
        Magic = PvhStartInfo.ExpectedMagic,
        Version = 1,
        ModuleCount = 1,
        Modules = ModulesAt,
        CommandLine = CommandLineAt,
        MemoryMap = MapAt,
        MemoryMapCount = 2,
    };

    private static void Write<T>(X64PhysicalMemory memory, int address, T value)
        where T : unmanaged => MemoryMarshal.Write(memory.Bytes[address..], value);
}
