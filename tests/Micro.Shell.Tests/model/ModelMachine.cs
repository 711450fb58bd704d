using System;
using System.Collections.Generic;
using System.Text;
using Micro.Protocols;

namespace Micro.Shell.Tests.Model;

/// <summary>What all processes of the model share: the files, the clock, the processes. Locked by itself.</summary>
public sealed class ModelMachine
{
    private ulong _nextNode = 2;

    public ModelMachine()
    {
        Root = new ModelNode(FileKind.Directory, 1) { Modified = Now };
    }

    public ModelNode Root { get; }

    /// <summary>Nanoseconds since 1970; moves only when somebody sleeps.</summary>
    public long Now { get; set; } = 1_700_000_000L * 1_000_000_000;

    public ulong Uptime { get; set; } = 83_000_000_000;

    public Dictionary<uint, ModelProcess> Processes { get; } = [];

    public uint NextProcess { get; set; } = 10;

    /// <summary>Every node of the model accepts at most this many bytes: for a full file system.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>Status of the machine after power off; null while it runs.</summary>
    public int? PowerOffStatus { get; set; }

    /// <summary>Mounts beside the root, as `source path`.</summary>
    public List<string> Mounts { get; } = ["ramfs /"];

    public byte[]? Script { get; set; }

    /// <summary>Processes that are not recorded, 0 for those to come; null: the machine is not.</summary>
    public HashSet<uint>? Unrecorded { get; set; }

    /// <summary>Bytes of blocks that no process gave back.</summary>
    public long BlockBytes { get; set; }

    /// <summary>The interrupt key is pressed when the next child in the foreground has ended, and the shell has not said that it knows.</summary>
    public bool IsInterruptedAfterChild { get; set; }

    public ModelNode Create(FileKind kind) => new(kind, _nextNode++) { Modified = Now };

    /// <summary>Puts a file at an absolute path, making the directories above it.</summary>
    public void Put(string path, ReadOnlySpan<byte> data)
    {
        ModelNode directory = Root;
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < names.Length - 1; i++)
        {
            if (!directory.Entries.TryGetValue(names[i], out ModelNode? next))
            {
                next = Create(FileKind.Directory);
                directory.Entries.Add(names[i], next);
            }

            directory = next;
        }

        ModelNode file = Create(FileKind.File);
        file.Write(0, data);
        directory.Entries[names[^1]] = file;
    }

    public void Put(string path, string text) => Put(path, Encoding.Latin1.GetBytes(text));

    /// <summary>Walks to a node. The last name is given back when only it is missing.</summary>
    public ServiceError Walk(ReadOnlySpan<byte> path, out ModelNode? node, out ModelNode? parent, out string name)
    {
        node = Root;
        parent = null;
        name = "";
        List<string> names = [];
        foreach (string part in Encoding.Latin1.GetString(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                names.RemoveRange(Math.Max(names.Count - 1, 0), Math.Min(names.Count, 1));
            }
            else if (part != ".")
            {
                names.Add(part);
            }
        }

        foreach (string part in names)
        {
            if (node == null)
            {
                parent = null;
                return ServiceError.NotFound;
            }

            if (node.Kind != FileKind.Directory)
            {
                return ServiceError.NotADirectory;
            }

            if (part.Length > 255)
            {
                return ServiceError.NameTooLong;
            }

            parent = node;
            name = part;
            node = parent.Entries.GetValueOrDefault(part);
        }

        if (node != null && node.Kind != FileKind.Directory && path.EndsWith("/"u8))
        {
            node = null;
            parent = null;
            return ServiceError.NotADirectory;
        }

        return node == null ? ServiceError.NotFound : ServiceError.None;
    }
}
