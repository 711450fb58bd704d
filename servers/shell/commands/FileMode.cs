using System;
using Micro.Protocols;

namespace Micro.Servers.Shell.Commands;

/// <summary>Kind and permissions as ten letters: `drwxr-xr-x`.</summary>
public static class FileMode
{
    public const int Length = 10;

    private const int PermissionBits = 9;

    public static void Format(in FileStatus status, Span<byte> text)
    {
        text[0] = status.Kind switch
        {
            FileKind.Directory => (byte)'d',
            FileKind.Pipe => (byte)'p',
            FileKind.Device => (byte)'c',
            _ => (byte)'-',
        };
        for (int i = 0; i < PermissionBits; i++)
        {
            bool allowed = ((status.Mode >> (PermissionBits - 1 - i)) & 1) != 0;
            text[i + 1] = allowed ? "rwx"u8[i % 3] : (byte)'-';
        }
    }
}
