using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>Whatever words users put into their registers, the kernel's structures stay whole.</summary>
public sealed class FuzzTests
{
    private const int Steps = 20_000;
    private const int StepsOfMachine = 500;
    private const int CheckEvery = 10;

    private static readonly Syscall[] _calls =
    [
        Syscall.Call, Syscall.ReplyReceive, Syscall.Reply, Syscall.Signal, Syscall.Create, Syscall.Create, Syscall.Copy, Syscall.Copy,
        Syscall.Move, Syscall.Delete, Syscall.Revoke, Syscall.Map, Syscall.Map, Syscall.Unmap, Syscall.Thread, Syscall.Thread,
        Syscall.Interrupt, Syscall.SetAlarm, Syscall.Inspect, Syscall.Yield, Syscall.Port, Syscall.Log, (Syscall)77,
    ];

    private readonly HashSet<KernelError> _seen = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Plausible_calls_of_many_threads_break_nothing(int seed)
    {
        Random random = new(seed);
        int step = 0;
        while (step < Steps)
        {
            // A machine whose users deleted most of what they had has little left to show, so a new one follows.
            using TestMachine machine = NewMachine(isRecording: random.Next(2) == 0);
            for (int end = step + StepsOfMachine; step < end && TryStep(machine, random); step++)
            {
                if (step % CheckEvery == 0)
                {
                    Check(seed, step);
                }
            }
        }

        Assert.InRange(_seen.Count, 9, 18);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_words_break_nothing(int seed)
    {
        Random random = new(seed);
        using TestMachine machine = new(frames: 1024);
        for (int i = 0; i < Steps && !machine.Current.IsNull; i++)
        {
            ulong[] words = new ulong[8];
            for (int word = 0; word < words.Length; word++)
            {
                words[word] = Extreme(random);
            }

            // Only what would end the machine is left out.
            SystemCallWord call = new((Extreme(random) & ~0xFFUL) | (ulong)_calls[random.Next(4, _calls.Length)]);
            machine.Invoke(call, Extreme(random), Extreme(random), words);
            if (i % CheckEvery == 0)
            {
                Check(seed, i);
            }
        }
    }

    private static TestMachine NewMachine(bool isRecording)
    {
        TestMachine machine = new(frames: 1024, options: isRecording ? "quiet trace=8" : "quiet");
        TestServer[] servers = [new(machine, 20), new(machine, 20), new(machine, 30), new(machine, 5)];
        foreach (TestServer server in servers)
        {
            Assert.Equal(KernelError.None, machine.Copy(TestMachine.Memory, server.Peer.Process, new Slot(12), first: 500, frames: 60));
            Assert.Equal(KernelError.None, machine.Copy(server.Peer.Space, server.Peer.Process, WellKnownSlots.AddressSpace));
            Assert.Equal(KernelError.None, machine.Copy(server.Peer.Thread, server.Peer.Process, WellKnownSlots.Thread));
            Assert.Equal(KernelError.None, machine.Copy(servers[0].Endpoint, server.Peer.Process, new Slot(21), badge: 3));
            KernelError error = machine.Operate(server.Peer.Thread, ThreadOperation.Trace, (ulong)server.Thread.Address & 0xFFFF, 1);
            Assert.Equal(isRecording ? KernelError.None : KernelError.WrongState, error);
        }

        return machine;
    }

    private bool TryStep(TestMachine machine, Random random)
    {
        if (machine.Hardware.TimerDeadline is not null && random.Next(8) == 0)
        {
            machine.Timer();
        }
        else if (machine.Current.IsNull)
        {
            return TryRevive(machine, random);
        }
        else if (random.Next(200) == 0)
        {
            machine.Exception(new CpuException(FaultKind.ReadAccess, new VirtualAddress(Extreme(random)), 0));
        }
        else if (random.Next(100) == 0)
        {
            machine.DeviceInterrupt((uint)random.Next(40));
        }
        else
        {
            machine.Hardware.Now += (ulong)random.Next(1_000_000);
            _seen.Add(Invoke(machine, random));
        }

        return true;
    }

    /// <summary>Nobody runs: the test lets a thread go on that waits or is stopped. False: there is none.</summary>
    private static bool TryRevive(TestMachine machine, Random random)
    {
        List<Ref<Thread>> threads = KernelInvariants.Check();
        threads.RemoveAll(thread => thread.Value.State == ThreadState.Inactive);
        if (threads.Count == 0)
        {
            return false;
        }

        Ref<Thread> thread = threads[random.Next(threads.Count)];
        if (Threads<HostCpu<HostPageTableFormat>>.IsWaiting(ref thread.Value))
        {
            Threads<HostCpu<HostPageTableFormat>>.Wake(thread, KernelError.PeerGone);
        }

        if (thread.Value.State == ThreadState.Suspended)
        {
            Scheduler<HostCpu<HostPageTableFormat>>.MakeReady(thread);
        }

        machine.DeviceInterrupt(HostMachine.Lines);
        return true;
    }

    private static KernelError Invoke(TestMachine machine, Random random)
    {
        Syscall call = _calls[random.Next(_calls.Length)];
        SystemCallWord word = new(call, AnySlot(random), AnySlot(random), AnySlot(random));
        if (call is Syscall.ReplyReceive or Syscall.Reply)
        {
            word = word.WithMoved((uint)random.Next(16));
        }

        ulong header = call switch
        {
            Syscall.Call or Syscall.ReplyReceive or Syscall.Reply =>
                new MessageHeader(random.Next(4097), random.Next(5), 1).Bits,
            Syscall.Create => (ulong)random.Next(12),
            Syscall.Log => 0,
            _ => (ulong)random.Next(6),
        };
        ulong slots = AnySlot(random).Index | ((ulong)AnySlot(random).Index << 16) | ((ulong)AnySlot(random).Index << 32);
        return call switch
        {
            Syscall.Create => machine.Invoke(word, header, 0, Small(random, 60), Small(random, 4), AnySlot(random).Index, Small(random, 4), AnySlot(random).Index),
            Syscall.Copy => machine.Invoke(word, 0, 0, AnySlot(random).Index, Small(random, 128), Small(random, 3), Small(random, 20), Small(random, 20)),
            Syscall.Map => machine.Invoke(word, 0, 0, Small(random, 60), Small(random, 90), AnyAddress(random), Small(random, 8)),
            Syscall.Unmap => machine.Invoke(word, 0, 0, AnyAddress(random), Small(random, 2000)),
            Syscall.Thread => machine.Invoke(word, header, 0, AnySlot(random).Index, AnySlot(random).Index, AnySlot(random).Index,
                Small(random, 2), Small(random, 40), Small(random, 30), AnySlot(random).Index),
            Syscall.SetAlarm => machine.Invoke(word, 0, 0, Small(random, 2) * (machine.Hardware.Now + 1_000_000)),
            _ => machine.Invoke(word, header, slots, AnySlot(random).Index, Small(random, 3), Small(random, 3)),
        };
    }

    // Most slots that exist in the peers' tables, and now and then one that does not.
    private static Slot AnySlot(Random random) => new((uint)(random.Next(50) == 0 ? random.Next(65536) : random.Next(64)));

    private static ulong Small(Random random, int below) => random.Next(100) == 0 ? Extreme(random) : (ulong)random.Next(below);

    private static ulong AnyAddress(Random random) =>
        (ProcessLayout.Shared + ((ulong)random.Next(3000) * 4096)) | (random.Next(50) == 0 ? 1UL : 0);

    private static ulong Extreme(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => ulong.MaxValue - (ulong)random.Next(5),
        2 => 1UL << random.Next(64),
        3 => (ulong)random.Next(64),
        _ => (ulong)random.NextInt64(),
    };

    private static void Check(int seed, int step)
    {
        try
        {
            KernelInvariants.Check();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed}, step {step}", error);
        }
    }
}
