using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>A stage 1 descriptor of the 4 KiB granule (Arm ARM, "VMSAv8-64 descriptor formats").</summary>
public readonly struct Arm64PageTableEntry(ulong bits)
{
    private const ulong Valid = 1UL << 0;

    /// <summary>At level 0 of the contract: a page; above it: a table instead of a block.</summary>
    private const ulong TableOrPage = 1UL << 1;

    /// <summary>Attribute 1 of MAIR_EL1, Device-nGnRE; attribute 0 is normal write-back memory (Boot.S).</summary>
    private const ulong DeviceAttribute = 1UL << 2;
    private const ulong UserAccess = 1UL << 6;
    private const ulong ReadOnly = 1UL << 7;
    private const ulong InnerShareable = 3UL << 8;
    private const ulong AccessFlag = 1UL << 10;

    /// <summary>The translation belongs to the current ASID only.</summary>
    private const ulong NotGlobal = 1UL << 11;
    private const ulong KernelNoExecute = 1UL << 53;
    private const ulong UserNoExecute = 1UL << 54;
    private const ulong AddressMask = 0x0000_FFFF_FFFF_F000;

    public ulong Bits { get; } = bits;

    public bool IsPresent => (Bits & Valid) != 0;

    /// <summary>Bit 1 is set: a table above level 0, a page at level 0.</summary>
    public bool IsTableOrPage => (Bits & (Valid | TableOrPage)) == (Valid | TableOrPage);

    public Frame Frame => new PhysicalAddress(Bits & AddressMask).Frame;

    public PageRights Rights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            PageRights rights = PageRights.Read;
            rights |= (Bits & ReadOnly) == 0 ? PageRights.Write : PageRights.Read;
            rights |= (Bits & DeviceAttribute) != 0 ? PageRights.Device : PageRights.Read;
            bool isUser = (Bits & UserAccess) != 0;
            rights |= isUser ? PageRights.User : PageRights.Read;
            ulong noExecute = isUser ? UserNoExecute : KernelNoExecute;
            return rights | ((Bits & noExecute) == 0 ? PageRights.Execute : PageRights.Read);
        }
    }

    public static Arm64PageTableEntry Table(Frame table) => new(table.Start.Value | Valid | TableOrPage);

    public static Arm64PageTableEntry Page(Frame frame, PageRights rights) =>
        new(frame.Start.Value | Valid | TableOrPage | Attributes(rights));

    public static Arm64PageTableEntry Block(Frame first, PageRights rights) =>
        new(first.Start.Value | Valid | Attributes(rights));

    /// <summary>Only one of the two levels may execute a page, and none of them one that is writable: what a caller asks for beyond
    /// that is refused here, and SCTLR_EL1.WXN refuses it once more.</summary>
    private static ulong Attributes(PageRights rights)
    {
        ulong attributes = AccessFlag;
        bool isUser = rights.Includes(PageRights.User);
        attributes |= rights.Includes(PageRights.Device) ? DeviceAttribute : InnerShareable;
        attributes |= isUser ? UserAccess | NotGlobal : 0;
        attributes |= rights.Includes(PageRights.Write) ? 0 : ReadOnly;
        bool executes = rights.Includes(PageRights.Execute) && !rights.Includes(PageRights.Write);
        attributes |= executes && isUser ? 0 : UserNoExecute;
        return attributes | (executes && !isUser ? 0 : KernelNoExecute);
    }
}
