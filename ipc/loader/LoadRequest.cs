using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Protocols;

namespace Micro.Loader;

/// <summary>Everything that decides what a new process looks like.</summary>
public ref struct LoadRequest
{
    /// <summary>The image, mapped in the loader's own address space.</summary>
    public ImageReader Image;

    /// <summary>The Memory that the image lies in, with Read and Execute: what needs no copy is mapped from here.</summary>
    public Slot Archive;

    /// <summary>Index of the image's first frame in <see cref="Archive"/>.</summary>
    public ulong ArchiveFrame;

    public ProcessId Process;

    /// <summary>The name in the manifest.</summary>
    public ReadOnlySpan<byte> Name;

    /// <summary>Each ended by a zero byte.</summary>
    public ReadOnlySpan<byte> Arguments;

    public byte Priority;

    /// <summary>Slots of the capability table; a multiple of 64.</summary>
    public uint Slots;

    /// <summary>Reply objects: 0 for a process that serves nobody.</summary>
    public uint Replies;

    public ulong StackBytes;

    public ulong StateBytes;

    /// <summary>Pages that will be mapped from <see cref="ProcessLayout.Devices"/> on.</summary>
    public ulong DevicePages;

    /// <summary>The endpoint that the process serves; null: none.</summary>
    public Slot Endpoint;

    /// <summary>The notification bound to its thread; null: one is made in the process' own memory.</summary>
    public Slot Notification;

    /// <summary>The loader's endpoint: the process calls it as its supervisor, and its faults go there.</summary>
    public Slot Supervisor;

    /// <summary>The frames hold nothing but zeros already.</summary>
    public bool IsClear;
}
