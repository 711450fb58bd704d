namespace Micro.Arch.X64;

/// <summary>A file that the loader put into memory (struct hvm_modlist_entry): the first one is the boot archive.</summary>
public struct PvhModule
{
    public ulong Address;
    public ulong Length;
    public ulong CommandLine;
    public ulong Reserved;
}
