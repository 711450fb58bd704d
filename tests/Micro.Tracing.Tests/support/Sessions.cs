using System.Text;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Tracing.Tests.Support;

/// <summary>Recordings of what happens in the system, written by hand.</summary>
internal static class Sessions
{
    public const uint Init = 1;
    public const uint Vfs = 2;
    public const uint Ramfs = 3;
    public const uint Fd = 4;
    public const uint Console = 5;
    public const uint Shell = 6;
    public const uint Cp = 7;

    private const byte Ok = (byte)ServiceError.None;
    private const byte FileProtocol = 8;
    private const byte FdProtocol = 6;
    private const ulong FileBadge = 0x51;

    private static readonly ulong _file = RecordingScript.Capability(ObjectKind.Endpoint, 0x3000);

    public static RecordingScript Servers(bool keepsAll = false) => new RecordingScript(keepsAll)
        .Started(Init, "init").Started(Vfs, "vfs").Started(Ramfs, "ramfs").Started(Fd, "fd").Started(Console, "console").Started(Shell, "shell");

    /// <summary>The shell's <c>cat /motd</c>, and a second cat of a file that is not there.</summary>
    public static RecordingScript Cat()
    {
        RecordingScript script = Servers();
        Open(script, Shell, "/motd", 3);
        script.Request(Shell, Ramfs, FileProtocol, Payload.Of(1, 0, 4080), FileBadge)
            .Reply(Ramfs, Shell, Payload.Of(Ok, Encoding.UTF8.GetBytes("Welcome.\n")))
            .Request(Shell, Fd, FdProtocol, Payload.Of(2, 3)).Reply(Fd, Shell, Payload.Of(Ok));
        return script
            .Request(Shell, Fd, FdProtocol, Payload.Of(1, "/none", 1))
            .Request(Fd, Vfs, 5, Payload.Of(1, "/none", 1024)).Reply(Vfs, Fd, Payload.Of(Ok, "none", 1))
            .Request(Fd, Ramfs, 7, Payload.Of(1, "none", 1)).Reply(Ramfs, Fd, Payload.Of((byte)ServiceError.NotFound))
            .Reply(Fd, Shell, Payload.Of((byte)ServiceError.NotFound))
            .Request(Shell, Console, FileProtocol, Payload.Of(1, 0, 512));
    }

    /// <summary>A client opens a file through fd, which asks vfs and the file system.</summary>
    public static void Open(RecordingScript script, uint client, string path, int descriptor) => script
        .Request(client, Fd, FdProtocol, Payload.Of(1, path, 1))
        .Request(Fd, Vfs, 5, Payload.Of(1, path, 1024)).Reply(Vfs, Fd, Payload.Of(Ok, path.TrimStart('/'), 1))
        .Request(Fd, Ramfs, 7, Payload.Of(1, path.TrimStart('/'), 1)).Reply(Ramfs, Fd, Payload.Of(Ok, 1), FileBadge, _file)
        .Reply(Fd, client, Payload.Of(Ok, descriptor, 1), FileBadge, _file);
}
