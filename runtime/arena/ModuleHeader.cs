namespace Micro.Runtime;

// The header of a module as ilc writes it ("RTR"): a version, a count, then the sections.
internal unsafe struct ModuleHeader
{
    private readonly uint _signature;
    private readonly ushort _majorVersion;
    private readonly ushort _minorVersion;
    private readonly uint _flags;
    private readonly ushort _sectionCount;
    private readonly byte _entrySize;
    private readonly byte _entryType;

    // The section of the number, or null.
    public ModuleSection* Section(uint id)
    {
        // SAFETY: the header is part of the image, and its sections follow it.
        fixed (ModuleHeader* self = &this)
        {
            ModuleSection* section = (ModuleSection*)(self + 1);
            for (int index = 0; index < _sectionCount; index++, section++)
            {
                if (section->Id == id)
                {
                    return section;
                }
            }
        }

        return null;
    }
}
