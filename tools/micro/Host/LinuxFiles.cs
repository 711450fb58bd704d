using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Micro.Tools.Host;

/// <summary>Files by names of any bytes. .NET's own functions turn names that are not UTF-8 into others, which then
/// cannot be opened.</summary>
internal static class LinuxFiles
{
    // From Linux' include/uapi/linux/{fcntl,stat}.h: the same numbers on every architecture.
    private const int CurrentDirectory = -100;
    private const int SymlinkNoFollow = 0x100;
    private const uint BasicStats = 0x7FF;
    private const int StatxSize = 256;
    private const int CloseOnExec = 0x80000;

    // struct dirent of glibc and musl on 64-bit Linux: inode, offset, record length, type, name.
    private const int DirectoryEntryName = 19;

    /// <summary>The names in a directory but "." and "..", sorted by their bytes.</summary>
    public static IReadOnlyList<byte[]> List(byte[] path)
    {
        nint directory = OpenDirectory(Terminated(path));
        if (directory == 0)
        {
            throw Failure(path);
        }

        List<byte[]> names = [];
        try
        {
            for (nint entry = ReadDirectory(directory); entry != 0; entry = ReadDirectory(directory))
            {
                byte[] name = ReadName(entry + DirectoryEntryName);
                if (!name.AsSpan().SequenceEqual("."u8) && !name.AsSpan().SequenceEqual(".."u8))
                {
                    names.Add(name);
                }
            }
        }
        finally
        {
            _ = CloseDirectory(directory);
        }

        names.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
        return names;
    }

    /// <summary>What there is to know of a file, of a symlink itself rather than of its target.</summary>
    public static FileFacts Inspect(byte[] path)
    {
        byte[] facts = new byte[StatxSize];
        if (StatX(CurrentDirectory, Terminated(path), SymlinkNoFollow, BasicStats, facts) != 0)
        {
            throw Failure(path);
        }

        // struct statx: mode at 28, size at 40, seconds and nanoseconds of the last change at 112.
        ushort mode = BinaryPrimitives.ReadUInt16LittleEndian(facts.AsSpan(28));
        long seconds = BinaryPrimitives.ReadInt64LittleEndian(facts.AsSpan(112));
        uint nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(facts.AsSpan(120));
        return new FileFacts(
            (FileType)(mode & 0xF000),
            (uint)mode & 0xFFF,
            BinaryPrimitives.ReadInt64LittleEndian(facts.AsSpan(40)),
            (seconds * 1_000_000_000) + nanoseconds);
    }

    public static FileStream OpenToRead(byte[] path)
    {
        int descriptor = Open(Terminated(path), CloseOnExec);
        return descriptor >= 0
            ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read)
            : throw Failure(path);
    }

    /// <summary>A path as it can be shown: what is not UTF-8 becomes replacement characters.</summary>
    public static string Shown(byte[] path) => Encoding.UTF8.GetString(path);

    private static byte[] Terminated(byte[] path) => [.. path, 0];

    private static byte[] ReadName(nint start)
    {
        int length = 0;
        while (Marshal.ReadByte(start, length) != 0)
        {
            length++;
        }

        byte[] name = new byte[length];
        Marshal.Copy(start, name, 0, length);
        return name;
    }

    private static ToolException Failure(byte[] path) =>
        ToolException.Failed($"cannot read '{Shown(path)}': {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "opendir", SetLastError = true)]
    private static extern nint OpenDirectory(byte[] path);

    [DllImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static extern nint ReadDirectory(nint directory);

    [DllImport("libc", EntryPoint = "closedir", SetLastError = true)]
    private static extern int CloseDirectory(nint directory);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int StatX(int directory, byte[] path, int flags, uint mask, byte[] result);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);
}
