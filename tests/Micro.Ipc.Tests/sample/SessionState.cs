namespace Micro.Ipc.Tests.Sample;

/// <summary>The states of a session.</summary>
public enum SessionState : byte
{
    Closed = 0,
    Open = 1,
    Broken = 2,
}
