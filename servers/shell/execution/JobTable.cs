using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Execution;

/// <summary>The jobs of a shell, numbered from 1. A number is free again when the end of its job was told.</summary>
public sealed class JobTable
{
    public const int Capacity = 64;
    private const int TextCapacity = 80;

    private readonly Job[] _jobs = new Job[Capacity];
    private readonly byte[] _texts = new byte[Capacity * TextCapacity];

    /// <summary>Makes sure that another job can be entered, if need be by forgetting one that has ended.</summary>
    /// <returns>False: all of them run. A job that has no number could be neither waited for nor ended, so it must not be started.</returns>
    public bool TryMakeRoom(IProcesses processes)
    {
        for (int number = 1; number <= Capacity; number++)
        {
            if (!Exists(number))
            {
                return true;
            }
        }

        Update(processes);
        for (int number = 1; number <= Capacity; number++)
        {
            if (_jobs[number - 1].HasEnded)
            {
                Remove(number);
                return true;
            }
        }

        return false;
    }

    /// <summary>Enters a job after <see cref="TryMakeRoom"/>; gives its number.</summary>
    public int Add(ProcessId process, ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < Capacity; i++)
        {
            ref Job job = ref _jobs[i];
            if (job.Process.Value == 0)
            {
                job.Process = process;
                job.HasEnded = false;
                job.TextLength = Math.Min(text.Length, TextCapacity);
                text.Slice(0, job.TextLength).CopyTo(_texts.AsSpan(i * TextCapacity));
                return i + 1;
            }
        }

        return 0;
    }

    public bool Exists(int number) => number is >= 1 and <= Capacity && _jobs[number - 1].Process.Value != 0;

    public ref Job this[int number] => ref _jobs[number - 1];

    public ReadOnlySpan<byte> Text(int number) =>
        _texts.AsSpan((number - 1) * TextCapacity, _jobs[number - 1].TextLength);

    public void Remove(int number) => _jobs[number - 1] = default;

    /// <summary>The job of a process; 0 if there is none.</summary>
    public int Find(ProcessId process)
    {
        for (int number = 1; number <= Capacity; number++)
        {
            if (process.Value != 0 && _jobs[number - 1].Process.Value == process.Value)
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>Finds out which jobs have ended.</summary>
    public void Update(IProcesses processes)
    {
        Span<byte> method = stackalloc byte[256];
        for (int number = 1; number <= Capacity; number++)
        {
            ref Job job = ref _jobs[number - 1];
            if (job.Process.Value != 0 && !job.HasEnded)
            {
                ServiceError error = processes.Wait(job.Process, block: false, out ExitReport report, method, out int _);
                job.HasEnded = error != ServiceError.Again;
                job.Status = error == ServiceError.None ? ExitStatus.Of(report) : ExitStatus.NotFound;
            }
        }
    }
}
