using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IProcessServiceServer with fixed results.</summary>
public struct ScriptedProcessServiceServer : IProcessServiceServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Create(ref Request request, ReadOnlySpan<byte> program, ReadOnlySpan<byte> arguments, out ProcessId process)
    {
        process = new ProcessId(12);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Grant(ref Request request, ProcessId process, ReadOnlySpan<byte> name, Slot capability)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Start(ref Request request, ProcessId process)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Wait(ref Request request, ProcessId process, bool block, out ExitReport report, Span<byte> method, out int length)
    {
        report = new ExitReport(new ProcessId(12), DeathCause.Faulted, 11, FaultKind.WriteAccess, 0xFFFF_8000_0000_0000, 0x1_0000_1000);
        length = Scripted.Fill(method);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Kill(ref Request request, ProcessId process, byte signal)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Next(ref Request request, ProcessId after, out ProcessInfo info, Span<byte> name, out int length)
    {
        info = new ProcessInfo(new ProcessId(12), new ProcessId(1), ProcessState.Running, 8, 123_456_789, 65536);
        length = Scripted.Fill(name);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Exit(ref Request request, byte status)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError SetForeground(ref Request request, ProcessId process)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Program(ref Request request, uint index, Span<byte> name, out int length)
    {
        length = Scripted.Fill(name);
        Calls++;
        return ServiceError.None;
    }
}
