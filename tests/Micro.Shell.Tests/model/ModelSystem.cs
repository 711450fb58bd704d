using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;

namespace Micro.Shell.Tests.Model;

/// <summary>One process' view of the model machine: descriptors, blocks, and all that the shell asks of a system.</summary>
public sealed partial class ModelSystem(ModelMachine machine, ProcessId self) : IShellSystem
{
    private readonly ModelMachine _machine = machine;
    private readonly ModelFile?[] _files = new ModelFile?[32];
    private readonly Dictionary<int, (byte[] Bytes, uint Serial)> _blocks = [];
    private uint _serial;

    public ProcessId Self { get; } = self;

    public long Now => _machine.Now;

    public ulong Uptime => _machine.Uptime;

    /// <summary>Set to 0 by tests: then every buffer is a block, and one that is used after its end is found out.</summary>
    public int LargestArenaBuffer { get; init; } = 16 * 1024;

    /// <summary>Blocks beyond this many bytes are refused.</summary>
    public long MemoryLimit { get; init; } = 64 << 20;

    public int OpenCount
    {
        get
        {
            int count = 0;
            foreach (ModelFile? file in _files)
            {
                count += file == null ? 0 : 1;
            }

            return count;
        }
    }

    public void Attach(int descriptor, ModelFile file)
    {
        file.References++;
        if (file.Pipe != null)
        {
            file.Pipe.Readers += file.ReadsPipe ? 1 : 0;
            file.Pipe.Writers += file.WritesPipe ? 1 : 0;
        }

        _files[descriptor] = file;
    }

    public ServiceError Sleep(ulong nanoseconds)
    {
        lock (_machine)
        {
            _machine.Now += (long)nanoseconds;
            _machine.Uptime += nanoseconds;
        }

        return ServiceError.None;
    }

    public ServiceError Frames(out FrameStatistics statistics)
    {
        statistics = new FrameStatistics(32768, 30000, 16384, 12);
        return ServiceError.None;
    }

    public ServiceError Heap(out HeapStatistics statistics)
    {
        statistics = new HeapStatistics(1 << 20, 4096, 3, 1 << 19);
        return ServiceError.None;
    }

    public ServiceError SetConsoleMode(ConsoleMode mode) => ServiceError.None;

    public ServiceError Drain() => ServiceError.None;

    public ServiceError PowerOff(byte status)
    {
        _machine.PowerOffStatus = status;
        return ServiceError.None;
    }

    public ServiceError ReadScript(ulong offset, Span<byte> text, out int length)
    {
        length = 0;
        if (_machine.Script == null)
        {
            return ServiceError.NotFound;
        }

        ReadOnlySpan<byte> rest = _machine.Script.AsSpan((int)Math.Min(offset, (ulong)_machine.Script.Length));
        length = Math.Min(rest.Length, text.Length);
        rest.Slice(0, length).CopyTo(text);
        return ServiceError.None;
    }

    public MemoryMark Mark() => new(default, _serial);

    public void Release(MemoryMark mark)
    {
        foreach ((int block, (byte[] _, uint serial)) in new Dictionary<int, (byte[], uint)>(_blocks))
        {
            if (serial > mark.Serial)
            {
                Free(block);
            }
        }
    }

    public bool TryAllocate(int bytes, out int block)
    {
        block = (int)++_serial;
        lock (_machine)
        {
            if (_machine.BlockBytes + bytes > MemoryLimit)
            {
                return false;
            }

            _machine.BlockBytes += bytes;
        }

        byte[] memory = new byte[bytes];
        memory.AsSpan().Fill(0xA5);
        _blocks.Add(block, (memory, _serial));
        return true;
    }

    public Span<byte> Block(int block) => _blocks[block].Bytes;

    public void Free(int block)
    {
        lock (_machine)
        {
            _machine.BlockBytes -= _blocks[block].Bytes.Length;
        }

        _blocks[block].Bytes.AsSpan().Fill(0xDD);
        _blocks.Remove(block);
    }

    /// <summary>The end of the process: its descriptors close.</summary>
    public void End()
    {
        lock (_machine)
        {
            for (int i = 0; i < _files.Length; i++)
            {
                if (_files[i] != null)
                {
                    _ = Close(i);
                }
            }

            Release(default);
            Monitor.PulseAll(_machine);
        }
    }

    private static int CopyText(string text, Span<byte> target)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        bytes.CopyTo(target);
        return bytes.Length;
    }
}
