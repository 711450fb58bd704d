namespace Micro.Archive;

/// <summary>The CPU an archive's images are for, numbered as e_machine is in the ELF specification.</summary>
public enum Architecture : uint
{
    None = 0,
    X64 = 62,
    Arm64 = 183,
}
