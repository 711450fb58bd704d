using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Reads everything the loader tells into places of our own, so that its memory can be used.</summary>
public static unsafe class PvhBoot
{
    private const uint MaxMemoryEntries = 128;

    /// <summary>Fills command line and archive of <paramref name="boot"/>, and <paramref name="memory"/>.</summary>
    /// <returns>False: this is no start-info, or one without a memory map.</returns>
    public static bool TryRead(PvhStartInfo* info, nuint directMap, ref BootInfo boot, ref MemoryRangeList memory)
    {
        // SAFETY: the loader's structures lie below 4 GiB, which the boot page tables map; every count is bounded.
        if (info->Magic != PvhStartInfo.ExpectedMagic || info->Version < 1 || info->MemoryMapCount == 0)
        {
            return false;
        }

        PvhMemoryEntry* entries = (PvhMemoryEntry*)(directMap + (nuint)info->MemoryMap);
        for (uint i = 0; i < info->MemoryMapCount && i < MaxMemoryEntries; i++)
        {
            memory.Add(new MemoryRange(entries[i].Address, entries[i].Length, entries[i].Type == PvhMemoryEntry.Ram));
        }

        if (info->ModuleCount > 0)
        {
            PvhModule* archive = (PvhModule*)(directMap + (nuint)info->Modules);
            SetArchive(archive->Address, archive->Length, ref boot);
        }

        if (info->CommandLine != 0)
        {
            CopyCommandLine((byte*)(directMap + (nuint)info->CommandLine), ref boot);
        }

        return true;
    }

    private static void SetArchive(ulong address, ulong length, ref BootInfo boot)
    {
        Frame first = new PhysicalAddress(address).Frame;
        ulong frames = (length + Frame.Size - 1) / Frame.Size;
        boot.Archive = new FrameRange(first, frames);
        boot.ArchiveLength = length;
    }

    /// <summary>What is longer than the room for it is cut off.</summary>
    private static void CopyCommandLine(byte* text, ref BootInfo boot)
    {
        int length = 0;
        while (length < BootInfo.CommandLineCapacity && text[length] != 0)
        {
            boot.CommandLine[length] = text[length];
            length++;
        }

        boot.CommandLineLength = length;
    }
}
