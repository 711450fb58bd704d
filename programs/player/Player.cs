using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Player;

/// <summary>Sends requests, and keeps capabilities of the replies.</summary>
internal readonly struct Player
{
    private const int Places = 64;

    private readonly StartInfo _info;
    private readonly Slot _first;
    private readonly KeptValues _values;

    private Player(StartInfo info, Slot first)
    {
        _info = info;
        _first = first;
        _values = new KeptValues(new ulong[KeptValues.Capacity]);
    }

    /// <summary>Takes slots for what is kept. False: there are too few.</summary>
    public static bool TryOpen(ref ProcessContext context, out Player player)
    {
        bool hasRoom = context.Slots.TryTakeRun(Places, out Slot first);
        player = new Player(context.Info, first);
        return hasRoom;
    }

    /// <summary>Does what a line says. False: it says nothing that can be done.</summary>
    public bool TryPlay(ReadOnlySpan<byte> line)
    {
        ScriptLine words = new(line);
        ReadOnlySpan<byte> first = words.Next();
        if (first.SequenceEqual("drop"u8))
        {
            return TryFind(words.Next(), out Slot dropped) && SystemCalls.Delete(dropped, WellKnownSlots.Process) == KernelError.None;
        }

        return TryFind(first, out Slot server) && TryCall(server, ref words);
    }

    private bool TryCall(Slot server, ref ScriptLine words)
    {
        Span<byte> buffer = default(KernelTransport).Buffer;
        bool isRead = ScriptLine.TryReadNumber(words.Next(), out uint protocol) && protocol <= byte.MaxValue;
        ReadOnlySpan<byte> bytes = words.Next();
        CapabilityList capabilities = CapabilityList.Empty;
        Slot window = Slot.Null;
        uint times = 1;
        uint value = KeptValues.Capacity;
        for (ReadOnlySpan<byte> word = words.Next(); isRead && !word.IsEmpty; word = words.Next())
        {
            isRead = TryRead(word, ref capabilities, ref window, ref times, ref value);
        }

        for (; isRead && times > 0; times--)
        {
            isRead = ScriptLine.TryReadBytes(bytes, _values, buffer, out int length);
            if (isRead)
            {
                MessageHeader header = new(length, capabilities.Count, (byte)protocol);
                Empty(window);
                KernelError error = IpcCalls.Call(server, ref header, capabilities.Bits, window);
                if (error == KernelError.None)
                {
                    _values.Keep(value, buffer.Slice(0, header.Length));
                }
            }
        }

        return isRead;
    }

    private bool TryRead(ReadOnlySpan<byte> word, ref CapabilityList capabilities, ref Slot window, ref uint times, ref uint value)
    {
        ReadOnlySpan<byte> rest = word.Slice(1);
        switch (word[0])
        {
            case (byte)'+':
                bool isFound = TryFind(rest, out Slot sent);
                capabilities = capabilities.With(sent);
                return isFound;
            case (byte)'>':
                return TryFindPlace(rest, out window);
            case (byte)'*':
                return ScriptLine.TryReadNumber(rest, out times);
            case (byte)'=':
                return ScriptLine.TryReadNumber(rest, out value);
            default:
                return false;
        }
    }

    private bool TryFind(ReadOnlySpan<byte> name, out Slot slot)
    {
        if (!name.IsEmpty && name[0] == (byte)'$')
        {
            return TryFindPlace(name.Slice(1), out slot);
        }

        slot = name.SequenceEqual("init"u8) ? WellKnownSlots.Supervisor
            : name.SequenceEqual("notification"u8) ? WellKnownSlots.Notification
            : name.SequenceEqual("process"u8) ? WellKnownSlots.Process
            : _info.Find(name);
        return !slot.IsNull;
    }

    // Four capabilities may come with a reply, so the last places are for them.
    private bool TryFindPlace(ReadOnlySpan<byte> word, out Slot slot)
    {
        bool isPlace = ScriptLine.TryReadNumber(word, out uint place) && place <= Places - MessageHeader.MaxCapabilities;
        slot = isPlace ? _first.Plus(place) : Slot.Null;
        return isPlace;
    }

    private static void Empty(Slot window)
    {
        for (int index = 0; !window.IsNull && index < MessageHeader.MaxCapabilities; index++)
        {
            _ = SystemCalls.Delete(window.Plus((uint)index), WellKnownSlots.Process);
        }
    }
}
