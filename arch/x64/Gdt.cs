namespace Micro.Arch.X64;

/// <summary>The segments that 64-bit mode still wants (Intel SDM vol. 3A, "Segment Descriptors"). Their order is SYSCALL's and SYSRET's.</summary>
/// <remarks>Threads share ds, es, fs and gs: a switch does not touch them. They select nothing but flat segments, so a user who loads one
/// changes no address of anybody's.</remarks>
public static unsafe class Gdt
{
    public const int Size = 7 * sizeof(ulong);

    public const ushort KernelCode = 0x08;
    public const ushort KernelData = 0x10;
    public const ushort UserData = 0x18 | UserPrivilege;
    public const ushort UserCode = 0x20 | UserPrivilege;
    public const ushort Task = 0x28;

    /// <summary>IA32_STAR. SYSCALL takes code and the data after it from bits 32–47; SYSRET counts from bits 48–63: data 8 further, code 16.</summary>
    public const ulong SystemCallSelectors = ((ulong)KernelCode << 32) | ((ulong)(KernelData | UserPrivilege) << 48);

    private const int UserPrivilege = 3;

    // Present, code or data, accessed already: the CPU need not write to the table.
    private const ulong Code = 0x00AF_9B00_0000_FFFF;
    private const ulong Data = 0x00CF_9300_0000_FFFF;
    private const ulong UserLevel = (ulong)UserPrivilege << 45;
    private const ulong AvailableTask = 0x0000_8900_0000_0000;

    public static void Build(ulong* table, ulong taskState)
    {
        // SAFETY: the caller provides Size bytes.
        table[0] = 0;
        table[KernelCode / sizeof(ulong)] = Code;
        table[KernelData / sizeof(ulong)] = Data;
        table[UserData / sizeof(ulong)] = Data | UserLevel;
        table[UserCode / sizeof(ulong)] = Code | UserLevel;
        table[Task / sizeof(ulong)] = AvailableTask | (TaskState.Size - 1) | ((taskState & 0xFF_FFFF) << 16)
            | ((taskState & 0xFF00_0000) << 32);
        table[(Task / sizeof(ulong)) + 1] = taskState >> 32;
    }
}
