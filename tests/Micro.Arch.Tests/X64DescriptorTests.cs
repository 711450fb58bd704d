using System;
using Micro.Arch.X64;
using Xunit;

namespace Micro.Arch.Tests;

public unsafe class X64DescriptorTests
{
    private static readonly ImageLayout _layout = new()
    {
        TrapStubs = 0xFFFF_FFFF_8012_3400,
        Descriptors = 0xFFFF_FFFF_8045_6000,
        StackTop = 0xFFFF_FFFF_8045_0000,
        FaultStackTop = 0xFFFF_FFFF_8045_8000,
    };

    [Fact]
    public void The_tables_fit_into_their_page() =>
        Assert.True(DescriptorTables.TaskOffset + TaskState.Size <= Contracts.Frame.Size);

    [Fact]
    public void A_gate_leads_to_the_stub_of_its_vector()
    {
        ulong[] page = Build();
        for (uint vector = 0; vector < X64Vectors.Count; vector++)
        {
            ulong low = page[2 * vector];
            ulong high = page[(2 * vector) + 1];
            ulong offset = (low & 0xFFFF) | ((low >> 32) & 0xFFFF_0000) | (high << 32);
            Assert.Equal(_layout.TrapStubs + (16 * vector), offset);
            Assert.Equal(Gdt.KernelCode, (ushort)(low >> 16));
            Assert.Equal(vector == 3 ? 0xEE : 0x8E, (byte)(low >> 40));
            Assert.Equal(vector is 1 or 2 or 8 or 18 ? 1 : 0, (byte)(low >> 32));
        }
    }

    [Fact]
    public void The_task_descriptor_and_its_stacks_are_where_the_cpu_looks()
    {
        ulong[] page = Build();
        int gdt = DescriptorTables.GdtOffset / 8;
        ulong low = page[gdt + (Gdt.Task / 8)];
        ulong task = ((low >> 16) & 0xFF_FFFF) | ((low >> 32) & 0xFF00_0000) | (page[gdt + (Gdt.Task / 8) + 1] << 32);
        Assert.Equal(_layout.Descriptors + DescriptorTables.TaskOffset, task);
        Assert.Equal((ulong)TaskState.Size - 1, low & 0xFFFF);
        Assert.Equal(0x89, (byte)(low >> 40));
        Assert.Equal(_layout.StackTop, ReadTask(page, 4));
        Assert.Equal(_layout.FaultStackTop, ReadTask(page, 36));
    }

    [Fact]
    public void Selectors_are_in_the_order_of_SYSCALL_and_SYSRET()
    {
        // SYSCALL: code from bits 32-47, stack 8 further. SYSRET: stack 8 after bits 48-63, code 16 after.
        ulong selectors = Gdt.SystemCallSelectors;
        ushort enter = (ushort)(selectors >> 32);
        ushort leave = (ushort)(selectors >> 48);
        Assert.Equal((Gdt.KernelCode, Gdt.KernelData), (enter, (ushort)(enter + 8)));
        Assert.Equal((Gdt.UserData, Gdt.UserCode), ((ushort)(leave + 8), (ushort)(leave + 16)));
    }

    private static ulong ReadTask(ulong[] page, int offset)
    {
        fixed (ulong* words = page)
        {
            return *(ulong*)((byte*)words + DescriptorTables.TaskOffset + offset);
        }
    }

    private static ulong[] Build()
    {
        ulong[] page = new ulong[Contracts.Frame.Size / 8];
        Array.Fill(page, ulong.MaxValue);
        fixed (ulong* words = page)
        {
            DescriptorTables.Build((byte*)words, _layout);
        }

        return page;
    }
}
