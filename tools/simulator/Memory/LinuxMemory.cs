using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Micro.Simulator.Memory;

/// <summary>Memory files and mappings at chosen addresses (memfd_create(2), mmap(2)).</summary>
internal static unsafe partial class LinuxMemory
{
    private const int Read = 1;
    private const int Write = 2;
    private const int Shared = 0x01;
    private const int Fixed = 0x10;
    private const int FixedNoReplace = 0x100000;
    private const int CloseOnExec = 1;
    private const int SeekData = 3;
    private const int SeekHole = 4;

    public static int CreateFile(string name, ulong bytes)
    {
        int file = memfd_create(name, CloseOnExec);
        return file >= 0 && ftruncate(file, (long)bytes) == 0
            ? file
            : throw new SimulatorException($"the host gives no memory file of {bytes} bytes: {Reason()}");
    }

    /// <summary>Finds the next stretch that was ever touched. False: from <paramref name="start"/> on there is none.</summary>
    public static bool TryFindData(int file, ulong start, out ulong first, out ulong end)
    {
        long data = lseek(file, (long)start, SeekData);
        first = data < 0 ? 0 : (ulong)data;
        end = data < 0 ? 0 : (ulong)lseek(file, data, SeekHole);
        return data >= 0;
    }

    public static void* MapAnywhere(int file, ulong bytes)
    {
        nint address = mmap(0, (nuint)bytes, Read | Write, Shared, file, 0);
        return address != -1 ? (void*)address : throw new SimulatorException($"the host maps no {bytes} bytes: {Reason()}");
    }

    /// <summary>Maps a part of a file at an address where nothing of the host's own lies.</summary>
    // SAFETY: the windows of the simulated machine lie below everything that the host's runtime maps; NoReplace refuses where they do not.
    public static void MapAt(ulong address, int file, ulong offset, ulong bytes, bool isWritable)
    {
        int protection = isWritable ? Read | Write : Read;
        if (mmap((nint)address, (nuint)bytes, protection, Shared | Fixed | FixedNoReplace, file, (long)offset) != (nint)address)
        {
            throw new SimulatorException($"the host has no room at 0x{address:x}: {Reason()}");
        }
    }

    public static void Unmap(ulong address, ulong bytes) => _ = munmap((nint)address, (nuint)bytes);

    public static void Close(int file) => _ = close(file);

    private static string Reason() => new Win32Exception(Marshal.GetLastPInvokeError()).Message;

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int memfd_create(string name, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ftruncate(int file, long bytes);

    [LibraryImport("libc", SetLastError = true)]
    private static partial long lseek(int file, long offset, int from);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint mmap(nint address, nuint bytes, int protection, int flags, int file, long offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int munmap(nint address, nuint bytes);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
