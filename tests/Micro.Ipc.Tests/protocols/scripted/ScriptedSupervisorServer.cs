using System;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of ISupervisorServer with fixed results.</summary>
public struct ScriptedSupervisorServer : ISupervisorServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Ready(ref Request request)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Refuse(ref Request request, ReadOnlySpan<byte> reason)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError ReportDeath(ref Request request, ProcessId process)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError NextDeath(ref Request request, ulong after, out ulong number, out ProcessId process)
    {
        number = 5_000_000_000;
        process = new ProcessId(12);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Describe(ref Request request, uint index, out ProcessInfo info, Span<byte> name, out int length)
    {
        info = new ProcessInfo(new ProcessId(12), new ProcessId(1), ProcessState.Running, 8, 123_456_789, 65536);
        length = Scripted.Fill(name);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Kill(ref Request request, ProcessId process, byte signal)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError PowerOff(ref Request request, byte status)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError BootOption(ref Request request, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = Scripted.Fill(value);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError ReadScript(ref Request request, ulong offset, Span<byte> text, out int length)
    {
        length = Scripted.Fill(text);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError BootTime(ref Request request, out long nanoseconds)
    {
        nanoseconds = -300;
        Calls++;
        return ServiceError.None;
    }
}
