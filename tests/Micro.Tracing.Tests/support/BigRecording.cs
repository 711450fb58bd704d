using Micro.Abi;

namespace Micro.Tracing.Tests.Support;

/// <summary>A recording of many messages.</summary>
internal static class BigRecording
{
    private const int MessagesOfARound = 8;

    /// <summary>At least so many messages: clients open, read and close files, and every hundredth file does not exist.</summary>
    public static RecordingScript Of(int messages)
    {
        RecordingScript script = Sessions.Servers();
        for (uint program = 0; program < 4; program++)
        {
            script.Started(Sessions.Cp + program, "cp");
        }

        for (int round = 0; round * MessagesOfARound < messages; round++)
        {
            uint client = Sessions.Cp + (uint)(round % 4);
            if (round % 100 == 99)
            {
                script.Request(client, Sessions.Fd, 6, Payload.Of(1, $"/missing/{round}", 1))
                    .Request(Sessions.Fd, Sessions.Vfs, 5, Payload.Of(1, $"/missing/{round}", 1024)).Reply(Sessions.Vfs, Sessions.Fd, Payload.Of(0, $"missing/{round}", 1))
                    .Request(Sessions.Fd, Sessions.Ramfs, 7, Payload.Of(1, $"missing/{round}", 1)).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(48))
                    .Reply(Sessions.Fd, client, Payload.Of(48));
            }
            else
            {
                Sessions.Open(script, client, $"/files/{round}", 3);
            }

            script.Request(client, Sessions.Fd, 6, Payload.Of(2, 3)).Reply(Sessions.Fd, client, Payload.Of(0));
        }

        script.Signal(Sessions.Init, Sessions.Fd, 1, RecordingScript.Capability(ObjectKind.Notification, 7));
        return script;
    }
}
