using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Diagnostics;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Ipc;

/// <summary>Exceptions of user threads: messages to the fault endpoint, whose answer decides.</summary>
internal static class Faults<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Sends the fault of a thread to its handler. Without one the thread stops, and the log says so.</summary>
    public static void Raise(Ref<Thread> thread)
    {
        if (!thread.Value.FaultEndpoint.Is(ObjectKind.Endpoint, Rights.Send))
        {
            thread.Value.State = ThreadState.Suspended;
            thread.Value.Process.Value.State = ProcessState.Stopped;
            LogUnhandled(ref thread.Value);
            return;
        }

        thread.Value.Slow |= SlowReasons.Fault;
        thread.Value.SendBadge = thread.Value.FaultEndpoint.Badge;
        Rendezvous<TCpu>.Send(thread, thread.Value.FaultEndpoint.As<Endpoint>());
    }

    /// <summary>Writes the message that tells a handler everything: see <see cref="FaultMessage"/>.</summary>
    public static MessageHeader Describe(ref Thread thread, ref Thread handler)
    {
        ref RegisterFile words = ref handler.Registers;
        words[RegisterFile.FirstWord + FaultMessage.Kind] = (ulong)thread.FaultKind;
        words[RegisterFile.FirstWord + FaultMessage.Address] = thread.FaultAddress;
        words[RegisterFile.FirstWord + FaultMessage.InstructionPointer] = thread.Registers[TCpu.InstructionPointerIndex];
        words[RegisterFile.FirstWord + FaultMessage.StackPointer] = thread.Registers[TCpu.StackPointerIndex];
        words[RegisterFile.FirstWord + FaultMessage.CpuCode] = thread.FaultCode;
        words[RegisterFile.FirstWord + FaultMessage.RegisterCount] = (ulong)TCpu.RegisterCount;
        words[RegisterFile.FirstWord + FaultMessage.RegisterCount + 1] = 0;
        words[RegisterFile.FirstWord + FaultMessage.RegisterCount + 2] = 0;
        if (handler.Buffer.IsNull)
        {
            return MessageHeader.Fault(MessageHeader.RegisterBytes);
        }

        DirectMap<TCpu>.Copy(
            handler.Buffer.Address + (FaultMessage.Registers * sizeof(ulong)), Ref<RegisterFile>.To(ref thread.Registers).Address,
            (uint)TCpu.RegisterCount);
        return MessageHeader.Fault((FaultMessage.Registers + TCpu.RegisterCount) * sizeof(ulong));
    }

    /// <summary>Lets the thread go on, or not, as its handler says.</summary>
    public static void Answer(ref Thread handler, Ref<Thread> thread, MessageHeader header)
    {
        thread.Value.Slow &= ~SlowReasons.Fault;
        thread.Value.FaultKind = FaultKind.None;
        ulong reply = header.Length < sizeof(ulong) ? (ulong)FaultReply.Stop : handler.Registers[RegisterFile.FirstWord];
        Tap<TCpu>.FaultAnswered(ref handler, thread, reply);
        bool hasRegisters = header.Length >= (FaultMessage.Registers + TCpu.RegisterCount) * sizeof(ulong)
            && !handler.Buffer.IsNull;
        if (reply == (ulong)FaultReply.ResumeWithRegisters && hasRegisters)
        {
            for (int i = 0; i < TCpu.RegisterCount; i++)
            {
                thread.Value.Registers[i] = BufferWord(ref handler, FaultMessage.Registers + i);
            }

            TCpu.SanitizeRegisters(ref thread.Value.Registers);
        }
        else if (reply != (ulong)FaultReply.Resume)
        {
            thread.Value.State = ThreadState.Suspended;
            return;
        }

        Scheduler<TCpu>.MakeReadyFirst(thread);
    }

    private static ref ulong BufferWord(ref Thread handler, int word) =>
        ref new Ref<ulong>(handler.Buffer.Address + ((nuint)word * sizeof(ulong))).Value;

    private static void LogUnhandled(ref Thread thread)
    {
        Log<TCpu>.Text("micro: thread stopped, no fault handler: kind "u8);
        Log<TCpu>.Number((ulong)thread.FaultKind);
        Log<TCpu>.Text(", address "u8);
        Log<TCpu>.Hexadecimal(thread.FaultAddress);
        Log<TCpu>.Text(", at "u8);
        Log<TCpu>.Hexadecimal(thread.Registers[TCpu.InstructionPointerIndex]);
        Log<TCpu>.EndLine();
    }
}
