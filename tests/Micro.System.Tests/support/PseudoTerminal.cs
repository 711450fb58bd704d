using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Micro.System.Tests.Support;

/// <summary>A terminal of its own (POSIX, "posix_openpt"): the test holds the keyboard and the screen, a program the other side.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    // From Linux' include/uapi/asm-generic/fcntl.h, and struct termios of glibc: enough room for it on any architecture.
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int CloseOnExec = 0x80000;
    private const int TermiosSize = 256;
    private const int NameSize = 64;

    private readonly SafeFileHandle _near;

    // Held open so that reading does not end between two programs at the other side.
    private readonly SafeFileHandle _far;

    public PseudoTerminal()
    {
        int near = Open(ReadWrite | NoControllingTerminal | CloseOnExec);
        byte[] name = new byte[NameSize];
        if (near < 0 || Grant(near) != 0 || Unlock(near) != 0 || NameOf(near, name, NameSize) != 0)
        {
            throw new IOException($"no pseudo-terminal: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        Name = Encoding.UTF8.GetString(name.AsSpan(0, Array.IndexOf(name, (byte)0)));
        _near = new SafeFileHandle(near, ownsHandle: true);
        _far = new SafeFileHandle(OpenFile(name, ReadWrite | NoControllingTerminal | CloseOnExec), ownsHandle: true);
        Stream = new FileStream(_near, FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The path of the side that a program opens.</summary>
    public string Name { get; }

    /// <summary>The keyboard and the screen.</summary>
    public FileStream Stream { get; }

    /// <summary>How the terminal is set, as text to compare.</summary>
    public string Settings()
    {
        byte[] attributes = new byte[TermiosSize];
        return GetAttributes((int)_far.DangerousGetHandle(), attributes) == 0
            ? Convert.ToHexString(attributes)
            : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    public void Dispose()
    {
        // The last one at the other side: whoever reads here gets an error now, and does not wait for ever.
        _far.Dispose();
        Stream.Dispose();
    }

    [DllImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static extern int Open(int flags);

    [DllImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static extern int Grant(int descriptor);

    [DllImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static extern int Unlock(int descriptor);

    [DllImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static extern int NameOf(int descriptor, byte[] name, nint size);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int OpenFile(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static extern int GetAttributes(int descriptor, byte[] attributes);
}
