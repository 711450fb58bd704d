using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Micro.Tools.Host;

/// <summary>Puts the terminal into raw mode, so that every key reaches the guest, and puts it back.</summary>
internal sealed class RawTerminal : IDisposable
{
    private const int StandardInput = 0;
    private const int Now = 0;

    // struct termios is 60 bytes on Linux and 72 on macOS; its contents are the C library's business.
    private const int TermiosSize = 256;

    private readonly byte[] _original = new byte[TermiosSize];
    private readonly PosixSignalRegistration _suspend;
    private readonly PosixSignalRegistration _resume;
    private bool _isRaw;

    private RawTerminal()
    {
        _isRaw = GetAttributes(StandardInput, _original) == 0;
        Enter();

        // A stop from outside (kill -TSTP) must not leave a raw terminal to the shell.
        _suspend = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, _ => Restore());
        _resume = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Enter());
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Goes raw where standard input is a terminal.</summary>
    public static RawTerminal? Open() => IsTerminal(StandardInput) == 1 ? new RawTerminal() : null;

    /// <summary>Standard input as it comes. .NET's own stream for it edits lines, and to do so it changes the
    /// terminal's modes, those of the cursor keys included.</summary>
    public static FileStream OpenInput() =>
        new(new SafeFileHandle(StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _suspend.Dispose();
        _resume.Dispose();
        Restore();
        _isRaw = false;
    }

    private void OnExit(object? sender, EventArgs arguments) => Restore();

    private void Enter()
    {
        if (_isRaw)
        {
            byte[] raw = [.. _original];
            MakeRaw(raw);
            _ = SetAttributes(StandardInput, Now, raw);
        }
    }

    private void Restore()
    {
        if (_isRaw)
        {
            _ = SetAttributes(StandardInput, Now, _original);
        }
    }

    [DllImport("libc", EntryPoint = "isatty")]
    private static extern int IsTerminal(int descriptor);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    private static extern int GetAttributes(int descriptor, byte[] attributes);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    private static extern int SetAttributes(int descriptor, int when, byte[] attributes);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    private static extern void MakeRaw(byte[] attributes);
}
